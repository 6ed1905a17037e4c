package gongkai.platform.web;

import gongkai.platform.Refusals;
import gongkai.platform.web.Problem.FieldError;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.rest.dto.AuthorizationExceptionDto;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.camunda.bpm.engine.rest.util.EngineUtil;

/**
 * The engine's REST answers to failures, in {@code /engine-rest} and behind Tasklist: a refusal is 400 with the bare sentence
 * (the engine's own would be 500 with "Cannot complete task ..." before it), what someone else was quicker with is 409.
 * Everything else is answered as the engine does.
 */
abstract class EngineErrorAnswer<E extends Throwable> implements ExceptionMapper<E> {

    static class ForEngine extends EngineErrorAnswer<ProcessEngineException> {}

    static class ForRest extends EngineErrorAnswer<RestException> {}

    static class ForOthers extends EngineErrorAnswer<RuntimeException> {}

    /** As the engine's, with what each field lacks. */
    public static class RefusalAnswer extends ExceptionDto {

        private final List<FieldError> errors;

        RefusalAnswer(Problem problem) {
            setType("BadUserRequestException");
            setMessage(problem.detail());
            this.errors = problem.errors();
        }

        public List<FieldError> getErrors() {
            return errors;
        }
    }

    private static final Pattern STEP = Pattern.compile("task/([^/]+)/(complete|submit-form|claim)$");

    @Context
    private UriInfo address;

    @Override
    public Response toResponse(E failure) {
        if (!(failure instanceof AuthorizationException) && isOvertaken()) {
            ExceptionDto dto = ExceptionDto.fromException(failure);
            dto.setMessage(Failures.CONFLICT.detail());
            return answer(Failures.CONFLICT.status().value(), dto);
        }
        Optional<RuntimeException> refusal = Refusals.in(failure);
        if (refusal.isPresent()) {
            return answer(400, new RefusalAnswer(Problem.of(refusal.get())));
        }
        Problem known = Failures.known(failure);
        if (known == Failures.CONFLICT || known == Failures.UNAVAILABLE) {
            ExceptionDto dto = ExceptionDto.fromException(failure);
            dto.setMessage(known.detail());
            return answer(known.status().value(), dto);
        }
        if (failure instanceof AuthorizationException denied) {
            ExceptionDto dto = AuthorizationExceptionDto.fromException(denied);
            dto.setMessage("您没有权限查看或办理这项内容");
            return answer(403, dto);
        }
        return ExceptionHandlerHelper.getInstance().getResponse(failure);
    }

    /**
     * Whether the task of this request is gone by now: then whatever went wrong went wrong because someone else completed
     * it in the same moment, and the engine has a different word for it at each point where that shows.
     */
    private boolean isOvertaken() {
        Matcher step = STEP.matcher(address.getPath());
        if (!step.find()) {
            return false;
        }
        var configuration = (ProcessEngineConfigurationImpl)
                EngineUtil.lookupProcessEngine(null).getProcessEngineConfiguration();
        try {
            return configuration
                    .getCommandExecutorTxRequired()
                    .execute(context -> context.getTaskManager().findTaskById(step.group(1)) == null);
        } catch (RuntimeException databaseGone) {
            return false;
        }
    }

    private static Response answer(int status, ExceptionDto dto) {
        return Response.status(status)
                .entity(dto)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
