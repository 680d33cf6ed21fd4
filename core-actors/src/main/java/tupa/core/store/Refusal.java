package tupa.core.store;

import tupa.wire.ErrorCode;

/** Why a job is not done and never will be. */
record Refusal(ErrorCode code, Exception why) {
    static Refusal unavailable(Exception why) {
        return new Refusal(ErrorCode.STORAGE_UNAVAILABLE, why);
    }
}
