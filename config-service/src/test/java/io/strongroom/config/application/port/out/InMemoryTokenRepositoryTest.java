package io.strongroom.config.application.port.out;

class InMemoryTokenRepositoryTest extends TokenRepositoryContract {

    private final InMemoryTokenRepository tokens = new InMemoryTokenRepository();

    @Override
    protected TokenRepository tokens() {
        return tokens;
    }
}
