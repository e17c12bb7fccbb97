package io.usdtaggregator.operations;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.usdtaggregator.embedded.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real PostgreSQL lets each service's role do, after the services' own migrations. */
class PostgresRolesTest {
    private static final String NO_RIGHT = "42501";

    @TempDir
    static Path folder;

    private static PostgresServer postgres;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Program psql = Program.named("psql", "PSQL_REQUIRED");
        Path secrets = folder.resolve("secrets");
        new Program(Files.ROOT.resolve("deploy/docker/make-secrets")).run(folder, secrets.toString());
        Path roles = folder.resolve("roles.sql");
        java.nio.file.Files.writeString(
                roles, Files.text("deploy/docker/postgres/roles.sql").replace("/run/secrets/", secrets + "/"));
        postgres = PostgresServer.start(folder.resolve("postgres"), 0);
        // Twice: it may be run again.
        for (int run = 0; run < 2; run++) {
            psql.run(
                    folder,
                    "-q",
                    "-v",
                    "ON_ERROR_STOP=1",
                    "-f",
                    roles.toString(),
                    postgres.url().replace("//", "//" + postgres.user() + "@"));
        }
        migrate("rate-engine", "rate_engine", "rates");
        migrate("api-gateway", "api_gateway", "gateway");
        migrate("admin-ui", "admin_ui_owner", "settings", "access");
    }

    @AfterAll
    static void stop() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
    }

    /** As the service does when it starts. */
    private static void migrate(String service, String role, String... schemas) {
        Flyway.configure()
                .dataSource("jdbc:" + postgres.url(), role, "any: the embedded server asks for none")
                .locations("filesystem:" + Files.ROOT.resolve(service + "/src/main/resources/db/migration"))
                .schemas(schemas)
                .load()
                .migrate();
    }

    @ParameterizedTest
    @CsvSource({"rate_engine, rates", "api_gateway, gateway", "admin_ui, settings", "admin_ui, access"})
    void each_reads_every_table_of_its_own_schema(String role, String schema) throws SQLException {
        for (String table : tables(schema)) {
            assertDoesNotThrow(() -> run(role, "SELECT 1 FROM " + table + " LIMIT 1"), table);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "rate_engine, gateway",
        "rate_engine, settings",
        "rate_engine, access",
        "api_gateway, rates",
        "api_gateway, settings",
        "api_gateway, access",
        "admin_ui, rates",
        "admin_ui, gateway",
        "admin_ui_owner, rates",
        "admin_ui_owner, gateway"
    })
    void no_table_of_another_service_is_read_or_written(String role, String schema) throws SQLException {
        List<String> tables = tables(schema);
        assertEquals(false, tables.isEmpty(), schema);
        for (String table : tables) {
            assertRefused(role, "SELECT 1 FROM " + table + " LIMIT 1");
            assertRefused(role, "DELETE FROM " + table);
        }
        assertRefused(role, "CREATE TABLE " + schema + ".mine (id int)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rate_engine", "api_gateway", "admin_ui", "admin_ui_owner"})
    void none_makes_tables_in_the_common_schema_or_schemas_or_roles_of_its_own(String role) {
        assertRefused(role, "CREATE TABLE public.mine (id int)");
        assertRefused(role, "CREATE SCHEMA mine");
        assertRefused(role, "CREATE ROLE mine");
        assertRefused(role, "COPY (SELECT 1) TO PROGRAM 'cat'");
        assertRefused(role, "SELECT pg_read_file('/etc/passwd')");
    }

    @ParameterizedTest
    @ValueSource(strings = {"access.audit", "settings.version"})
    void what_happened_is_added_to_and_never_changed(String table) throws SQLException {
        assertRefused("admin_ui", "DELETE FROM " + table);
        assertRefused("admin_ui", "TRUNCATE " + table);
        assertRefused("admin_ui", "UPDATE " + table + " SET " + column(table) + " = " + column(table));
        assertEquals("t", run("admin_ui", "SELECT has_table_privilege('admin_ui', '" + table + "', 'INSERT')"));
    }

    @Test
    void who_works_with_the_settings_does_not_change_their_tables_or_give_itself_rights() {
        assertRefused("admin_ui", "ALTER TABLE access.audit ADD COLUMN more text");
        assertRefused("admin_ui", "DROP TABLE access.audit");
        assertRefused("admin_ui", "CREATE TABLE settings.mine (id int)");
        assertRefused("admin_ui", "SET ROLE admin_ui_owner");
        // Giving what one does not have is a warning in PostgreSQL, and has no effect.
        assertRefused("admin_ui", "GRANT DELETE ON access.audit TO admin_ui; DELETE FROM access.audit");
    }

    private static List<String> tables(String schema) throws SQLException {
        try (Connection connection = as(postgres.user());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT format('%I.%I', schemaname, tablename) FROM pg_tables"
                        + " WHERE schemaname = '" + schema + "' AND tablename <> 'flyway_schema_history'")) {
            List<String> tables = new ArrayList<>();
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
            return tables;
        }
    }

    private static String column(String table) throws SQLException {
        return run(
                postgres.user(),
                "SELECT attname FROM pg_attribute WHERE attrelid = '" + table + "'::regclass AND attnum > 0"
                        + " AND attidentity = '' LIMIT 1");
    }

    private static void assertRefused(String role, String sql) {
        SQLException refused = assertThrows(SQLException.class, () -> run(role, sql), role + ": " + sql);
        assertEquals(NO_RIGHT, refused.getSQLState(), role + ": " + sql + ": " + refused.getMessage());
    }

    /** The first value of the first row, or none. */
    private static String run(String role, String sql) throws SQLException {
        try (Connection connection = as(role);
                Statement statement = connection.createStatement()) {
            // Nothing that is let through by mistake stays.
            connection.setAutoCommit(false);
            boolean rows = statement.execute(sql);
            return rows && statement.getResultSet().next()
                    ? statement.getResultSet().getString(1)
                    : null;
        }
    }

    private static Connection as(String role) throws SQLException {
        return DriverManager.getConnection("jdbc:" + postgres.url(), role, "any");
    }
}
