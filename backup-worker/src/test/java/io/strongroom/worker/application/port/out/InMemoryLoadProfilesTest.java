package io.strongroom.worker.application.port.out;

import java.time.Clock;

class InMemoryLoadProfilesTest extends LoadProfilesContract {
    @Override
    protected LoadProfiles profiles(Clock clock) {
        return new InMemoryLoadProfiles(clock);
    }
}
