package gongkai.platform;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.el.CommandContextFunctions;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.FilterManager;
import org.springframework.stereotype.Component;

/**
 * Lets task queries use the few expressions that filters need, and no other. An expression can call every bean of the
 * product, so who could write one freely could do anything. The engine knows only all or nothing for stored filters,
 * and in the "or" parts of a query it evaluates expressions even where they are forbidden (7.24.0).
 */
@Component
public class QueryExpressions extends AbstractProcessEnginePlugin {

    private static final Pattern HARMLESS =
            Pattern.compile("\\$\\{\\s*(currentUser\\(\\)|currentUserGroups\\(\\)|now\\(\\)"
                    + "|dateTime\\(\\)(\\.withTimeAtStartOfDay\\(\\)|\\.(plus|minus)(Hours|Days|Weeks|Months)\\(\\d{1,4}\\)){0,3}"
                    + ")\\s*}");

    /** No group can have this id: the engine's pattern for ids refuses it. */
    private static final String NO_GROUP = "(none)";

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setEnableExpressionsInAdhocQueries(false);
        configuration.setEnableExpressionsInStoredQueries(true);
        var factories = listOf(configuration.getCustomSessionFactories());
        factories.add(new CheckedFilters.Factory());
        configuration.setCustomSessionFactories(factories);
        var required = listOf(configuration.getCustomPreCommandInterceptorsTxRequired());
        required.add(new Gate());
        configuration.setCustomPreCommandInterceptorsTxRequired(required);
        var requiresNew = listOf(configuration.getCustomPreCommandInterceptorsTxRequiresNew());
        requiresNew.add(new Gate());
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(requiresNew);
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        configuration.getExpressionManager().addFunction("currentUserGroups", groupsFunction());
    }

    /** The engine's own answers an empty list for who is in no group, on which the query then fails. */
    public static List<String> currentUserGroups() {
        var groups = CommandContextFunctions.currentUserGroups();
        return groups == null || groups.isEmpty() ? List.of(NO_GROUP) : groups;
    }

    private static Method groupsFunction() {
        try {
            return QueryExpressions.class.getMethod("currentUserGroups");
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> List<T> listOf(List<T> present) {
        return present == null ? new ArrayList<>() : present;
    }

    static void check(Object query) {
        expressions(query)
                .filter(expression -> !HARMLESS.matcher(expression).matches())
                .findFirst()
                .ifPresent(expression -> {
                    throw new BadUserRequestException("查询里不能使用表达式“" + expression
                            + "”，可以使用${currentUser()}、${currentUserGroups()}、${now()}和${dateTime().plusDays(3)}一类。");
                });
    }

    private static Stream<String> expressions(Object query) {
        if (query instanceof TaskQueryImpl tasks) {
            // The first of a task query's queries is the query itself, the others are its "or" parts.
            return tasks.getQueries().stream().flatMap(part -> part.getExpressions().values().stream());
        }
        return query instanceof AbstractQuery<?, ?> other ? other.getExpressions().values().stream() : Stream.empty();
    }

    /** Every way to save a filter ends here: REST, Tasklist and Java. */
    static class CheckedFilters extends FilterManager {

        @Override
        public Filter insertOrUpdateFilter(Filter filter) {
            check(filter.getQuery());
            return super.insertOrUpdateFilter(filter);
        }

        static class Factory implements SessionFactory {

            @Override
            public Class<?> getSessionType() {
                return FilterManager.class;
            }

            @Override
            public Session openSession() {
                return new CheckedFilters();
            }
        }
    }

    /** A query is itself a command; a filter's search carries one more query. */
    static class Gate extends CommandInterceptor {

        private static final Field SEARCH = search();

        @Override
        public <T> T execute(Command<T> command) {
            if (command instanceof AbstractQuery<?, ?>) {
                check(command);
            } else if (command instanceof AbstractExecuteFilterCmd) {
                try {
                    check(SEARCH.get(command));
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
            return next.execute(command);
        }

        private static Field search() {
            try {
                var field = AbstractExecuteFilterCmd.class.getDeclaredField("extendingQuery");
                field.setAccessible(true);
                return field;
            } catch (NoSuchFieldException e) {
                throw new IllegalStateException("This engine isn't the one that was checked: see QueryExpressions", e);
            }
        }
    }
}
