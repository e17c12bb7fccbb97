package io.usdtaggregator.local.secrets;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.usdtaggregator.local.Problem;
import io.usdtaggregator.local.options.Variables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Keeps the secrets beside the data that they open. */
public final class SecretStore {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Consumer<String> notes;

    public SecretStore(Path file, Consumer<String> notes) {
        this.file = file;
        this.notes = notes;
    }

    /**
     * The kept secrets, or new ones. The variables choose the passwords of a first start; later they change nothing, as
     * the accounts are there already, and the operator is told so.
     */
    public Secrets keepOrMake(boolean sandbox, Variables variables) throws IOException {
        if (Files.exists(file)) {
            Secrets kept = read();
            write(kept);
            noteChange("ADMIN_PASSWORD", kept.adminPassword(), variables);
            noteChange("INTEGRATOR_PASSWORD", kept.integratorPassword(), variables);
            return kept;
        }
        Secrets random = Secrets.random(sandbox);
        Secrets made = random.withPasswords(
                variables.text("ADMIN_PASSWORD").orElse(random.adminPassword()),
                variables.text("INTEGRATOR_PASSWORD").orElse(random.integratorPassword()));
        write(made);
        return made;
    }

    private void write(Secrets secrets) throws IOException {
        PrivateFile.write(file, JSON.writeValueAsBytes(secrets));
    }

    private Secrets read() {
        try {
            return JSON.readValue(file.toFile(), Secrets.class);
        } catch (IOException unreadable) {
            // The cause would quote the file.
            throw Problem.of("%s cannot be read: mend its rights, or start with --fresh to make new secrets", file);
        }
    }

    private void noteChange(String variable, String kept, Variables variables) {
        if (variables.text(variable).filter(asked -> !asked.equals(kept)).isPresent()) {
            notes.accept(variable + " is not used: the account was made at the first start with another password"
                    + " (start with --fresh, or change it in admin-ui)");
        }
    }
}
