package dev.podfall.web.store;

import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * What is committed through it is on the disk before the call returns that commits it. H2 itself writes a little later, in the background;
 * made to write at once it would not tidy its file any more.
 *
 * <p>A write that fails makes H2 close the database, and all that follows fails with words that say nothing of the disk. While the disk
 * is full they are told to be of that; the pool's test query opens the database again when there is room.
 *
 * @param folder of the database's file
 */
record DurableDataSource(HikariDataSource source, Path folder) implements DataSource {
    private static final String PUSH_OUT = "checkpoint sync";
    private static final long FULL = 1 << 20;
    /** How many times the pool's patience a request has while the database is only busy. */
    private static final int WAITS = 6;

    private static final int BROKEN_INSIDE = 50000;
    private static final int NOT_WRITTEN = 90028;
    private static final int NOT_WRITTEN_TO = 90031;
    private static final int CONNECTION_CLOSED = 90007;
    private static final int CLOSED = 90098;
    private static final int CLOSED_EARLY = 90121;
    private static final Set<Integer> AFTER_A_FAILED_WRITE =
            Set.of(BROKEN_INSIDE, NOT_WRITTEN, NOT_WRITTEN_TO, CONNECTION_CLOSED, CLOSED, CLOSED_EARLY);

    @Override
    public Connection getConnection() throws SQLException {
        for (int waits = 1; ; waits++) {
            try {
                return durable(source.getConnection());
            } catch (SQLException e) {
                Optional<DatabaseBusy> busy = DatabaseBusy.behind(e);
                if (busy.isEmpty() || isFull()) {
                    throw explained(e);
                } else if (waits == WAITS) {
                    throw busy.get();
                }
            }
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return durable(source.getConnection(user, password));
    }

    private Connection durable(Connection connection) {
        return proxy(Connection.class, new DurableConnection(connection));
    }

    private SQLException explained(SQLException e) {
        return isFull() ? new SQLException("No space left on device", e.getSQLState(), e.getErrorCode(), e) : e;
    }

    private boolean isFull() {
        return folder.toFile().getUsableSpace() < FULL;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(DurableDataSource.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private Object call(Connection connection, Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SQLException sql && AFTER_A_FAILED_WRITE.contains(sql.getErrorCode())) {
                throw explained(sql);
            }
            throw e.getCause();
        }
    }

    /** Pushes out what was changed when it is committed, by itself or by a call. Reading costs nothing. */
    private final class DurableConnection implements InvocationHandler {
        private final Connection connection;
        private boolean changed;

        DurableConnection(Connection connection) {
            this.connection = connection;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            Object result = call(connection, connection, method, arguments);
            if (method.getName().equals("commit")) {
                pushOut();
            }
            return result instanceof Statement statement
                    ? proxy(method.getReturnType().asSubclass(Statement.class), watched(statement, !reads(arguments)))
                    : result;
        }

        private static boolean reads(Object[] arguments) {
            return arguments != null
                    && arguments.length > 0
                    && arguments[0] instanceof String sql
                    && sql.stripLeading().toLowerCase(Locale.ROOT).startsWith("select");
        }

        private InvocationHandler watched(Statement statement, boolean changes) {
            return (proxy, method, arguments) -> {
                Object result = call(connection, statement, method, arguments);
                if (changes && method.getName().startsWith("execute")) {
                    changed = true;
                    if (connection.getAutoCommit()) {
                        pushOut();
                    }
                }
                return result;
            };
        }

        private void pushOut() throws SQLException {
            if (changed) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(PUSH_OUT);
                } catch (SQLException e) {
                    throw explained(e);
                }
                changed = false;
            }
        }
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return source.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        source.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        source.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return source.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(DurableDataSource.class.getName());
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(this) ? type.cast(this) : source.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || source.isWrapperFor(type);
    }
}
