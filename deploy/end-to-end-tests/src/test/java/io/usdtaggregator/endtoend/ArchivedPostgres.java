package io.usdtaggregator.endtoend;

import static io.usdtaggregator.endtoend.Waiting.PATIENCE;
import static org.awaitility.Awaitility.await;

import io.usdtaggregator.embedded.PostgresServer;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * A PostgreSQL whose write-ahead log is archived, with a base backup, by the settings of {@code docs/operations/backup.md}:
 * it can be restored to an instant.
 */
final class ArchivedPostgres {
    /** What a base backup does without: the log is archived, and the rest belongs to the process that runs. */
    private static final Set<String> LEFT_OUT =
            Set.of("pg_wal", "pg_replslot", "pg_stat_tmp", "postmaster.pid", "postmaster.opts", "epg-lock");

    private final PostgresServer server;
    private final Path data;
    private final Path folder;

    /**
     * Restarts the server with an archive.
     *
     * @param data the server's data directory
     * @param folder where archive and base backup go
     */
    ArchivedPostgres(PostgresServer server, Path data, Path folder) throws IOException, SQLException {
        this.server = server;
        this.data = data;
        this.folder = folder;
        Path archive = Files.createDirectories(folder.resolve("archive"));
        set("archive_mode", "on");
        set(
                "archive_command",
                "test ! -f /archive/%f && cp %p /archive/%f.part && mv /archive/%f.part /archive/%f"
                        .replace("/archive/", archive + "/"));
        set("archive_timeout", "1min");
        restart();
    }

    /** The server as it was before, restarted. */
    void stopArchiving() throws IOException, SQLException {
        for (String setting : new String[] {"archive_mode", "archive_command", "archive_timeout"}) {
            query("ALTER SYSTEM RESET " + setting);
        }
        restart();
    }

    /** Does what {@code pg_basebackup} does; the binaries of the tests' PostgreSQL come without it. */
    void takeBaseBackup() throws IOException, SQLException {
        Path base = folder.resolve("base");
        try (Connection session = connection();
                Statement statement = session.createStatement()) {
            statement.execute("SELECT pg_backup_start('of a test', true)");
            copy(data, base);
            try (ResultSet ended = statement.executeQuery("SELECT labelfile FROM pg_backup_stop()")) {
                ended.next();
                Files.writeString(base.resolve("backup_label"), ended.getString(1));
            }
        }
        for (String empty : new String[] {"pg_wal", "pg_replslot", "pg_stat_tmp"}) {
            Files.createDirectories(base.resolve(empty));
        }
    }

    /** By the clock of the server, as {@code recovery_target_time} takes it. */
    String now() throws SQLException {
        return query("SELECT now()");
    }

    /** Waits until all that was written so far is in the archive. */
    void awaitArchived() throws SQLException {
        String last = query("SELECT pg_walfile_name(pg_switch_wal())");
        await("the log up to here is archived")
                .atMost(PATIENCE)
                .until(() -> Files.exists(folder.resolve("archive").resolve(last)));
    }

    /** Another server, as this one was at that instant; it takes writes. */
    PostgresServer restoredTo(String instant) throws IOException {
        Path restored = folder.resolve("base");
        Files.setPosixFilePermissions(restored, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(restored.resolve("postgresql.auto.conf"), """
            restore_command = 'cp %s/%%f %%p'
            recovery_target_time = '%s'
            recovery_target_action = 'promote'
            """.formatted(folder.resolve("archive"), instant));
        Files.writeString(restored.resolve("recovery.signal"), "");
        PostgresServer other = PostgresServer.start(restored, 0);
        await("the log is read up to the instant")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> "f".equals(query(other, "SELECT pg_is_in_recovery()")));
        return other;
    }

    private void set(String setting, String value) throws SQLException {
        query("ALTER SYSTEM SET " + setting + " = '" + value + "'");
    }

    private void restart() throws IOException {
        server.close();
        server.startAgain();
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (isLeftOut(folder)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(from.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!isLeftOut(file)) {
                    try {
                        Files.copy(file, to.resolve(from.relativize(file).toString()));
                    } catch (NoSuchFileException droppedMeanwhile) {
                        return FileVisitResult.CONTINUE;
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
                if (failed instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failed;
            }

            private boolean isLeftOut(Path path) {
                return LEFT_OUT.contains(from.relativize(path).toString());
            }
        });
    }

    private String query(String sql) throws SQLException {
        return query(server, sql);
    }

    /** The first value of the first row, or none. */
    private static String query(PostgresServer server, String sql) throws SQLException {
        try (Connection session = connection(server);
                Statement statement = session.createStatement()) {
            return statement.execute(sql) && statement.getResultSet().next()
                    ? statement.getResultSet().getString(1)
                    : null;
        }
    }

    private Connection connection() throws SQLException {
        return connection(server);
    }

    private static Connection connection(PostgresServer server) throws SQLException {
        return DriverManager.getConnection("jdbc:" + server.url(), server.user(), server.password());
    }
}
