package gongkai.platform.web;

import gongkai.platform.Refusals;
import gongkai.platform.web.Problem.FieldError;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.rest.dto.AuthorizationExceptionDto;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.RestException;

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

    @Override
    public Response toResponse(E failure) {
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

    private static Response answer(int status, ExceptionDto dto) {
        return Response.status(status)
                .entity(dto)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
