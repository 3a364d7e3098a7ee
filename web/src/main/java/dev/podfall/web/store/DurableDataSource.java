package dev.podfall.web.store;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * What is committed through it is on the disk before the call returns that commits it. H2 itself writes a little later, in the background;
 * made to write at once it would not tidy its file any more.
 */
record DurableDataSource(DataSource source) implements DataSource {
    private static final String PUSH_OUT = "checkpoint sync";

    @Override
    public Connection getConnection() throws SQLException {
        return durable(source.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return durable(source.getConnection(user, password));
    }

    private static Connection durable(Connection connection) {
        return proxy(Connection.class, new DurableConnection(connection));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(DurableDataSource.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Pushes out what was changed when it is committed, by itself or by a call. Reading costs nothing. */
    private static final class DurableConnection implements InvocationHandler {
        private final Connection connection;
        private boolean changed;

        DurableConnection(Connection connection) {
            this.connection = connection;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            Object result = call(connection, method, arguments);
            if (method.getName().equals("commit")) {
                pushOut();
            }
            return result instanceof Statement statement && !reads(arguments)
                    ? proxy(method.getReturnType().asSubclass(Statement.class), changing(statement))
                    : result;
        }

        private static boolean reads(Object[] arguments) {
            return arguments != null
                    && arguments.length > 0
                    && arguments[0] instanceof String sql
                    && sql.stripLeading().toLowerCase(Locale.ROOT).startsWith("select");
        }

        private InvocationHandler changing(Statement statement) {
            return (proxy, method, arguments) -> {
                Object result = call(statement, method, arguments);
                if (method.getName().startsWith("execute")) {
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
