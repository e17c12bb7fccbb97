package io.usdtaggregator.base.internal;

import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** Tells a refused call ({@link RefusedCall}) from a failed one ({@link FailedCall}); register it at an internal REST client. */
public class CallFailureMapper implements ResponseExceptionMapper<RuntimeException> {
    private static final int FIRST_CLIENT_ERROR = 400;
    private static final int FIRST_SERVER_ERROR = 500;

    @Override
    public RuntimeException toThrowable(Response answer) {
        int status = answer.getStatus();
        return status >= FIRST_CLIENT_ERROR && status < FIRST_SERVER_ERROR
                ? new RefusedCall(status, answer.getStatusInfo().getReasonPhrase())
                : new FailedCall(status);
    }
}
