package io.strongroom.config.config;

import io.strongroom.config.adapter.out.crypto.RandomTokenMint;
import io.strongroom.config.adapter.out.mongo.MongoAuditLog;
import io.strongroom.config.adapter.out.mongo.MongoTokenRepository;
import io.strongroom.config.application.port.in.KeepAuditLog;
import io.strongroom.config.application.port.in.ManageTokens;
import io.strongroom.config.application.port.in.RecognizeToken;
import io.strongroom.config.application.service.KeepAuditLogService;
import io.strongroom.config.application.service.ManageTokensService;
import io.strongroom.config.application.service.RecognizeTokenService;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;

/** The use cases of API tokens and the audit log, with their adapters. */
@Dependent
class AccessWiring {

    /** In milliseconds, because the store keeps no more: what was saved equals what was computed. */
    private static final Clock CLOCK = Clock.tickMillis(ZoneOffset.UTC);

    @Produces
    @Singleton
    ManageTokens manageTokens(MongoTokenRepository tokens) {
        return new ManageTokensService(tokens, new RandomTokenMint(), CLOCK);
    }

    @Produces
    @Singleton
    RecognizeToken recognizeToken(MongoTokenRepository tokens) {
        return new RecognizeTokenService(tokens, CLOCK);
    }

    @Produces
    @Singleton
    KeepAuditLog keepAuditLog(MongoAuditLog log, ConfigServiceConfig config) {
        return new KeepAuditLogService(log, config.audit().keep(), CLOCK);
    }
}
