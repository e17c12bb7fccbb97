package io.usdtaggregator.local.run;

import io.usdtaggregator.local.secrets.Credentials;
import java.nio.file.Path;

/** What the operator reads when all is ready. */
final class Summary {

    private Summary() {}

    static String of(Credentials credentials, boolean sandbox, LocalDirectory folder) {
        Path credentialsFile = folder.credentials();
        return """

                ready: %s

                  public API   %s/api/v1      documentation  %s/api/docs/
                  staff pages  %s
                  staff        %s   %s
                  integrator   %s    %s
                  API key      %s

                  the same in  %s
                  logs in      %s

                Try:
                curl -s -H 'X-API-Key: %s' '%s%s'
                """.formatted(
                        sandbox
                                ? "sandbox (the platforms are the simulator; --live reads the real ones)"
                                : "live (the real platforms)",
                        credentials.gateway(),
                        credentials.gateway(),
                        credentials.admin(),
                        credentials.staff().username(),
                        credentials.staff().password(),
                        credentials.integrator().username(),
                        credentials.integrator().password(),
                        credentials.apiKey(),
                        credentialsFile,
                        folder.logs(),
                        credentials.apiKey(),
                        credentials.gateway(),
                        FirstRate.PRINTED);
    }
}
