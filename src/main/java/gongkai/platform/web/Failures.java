package gongkai.platform.web;

import com.fasterxml.jackson.databind.JsonMappingException;
import gongkai.platform.Refusals;
import gongkai.platform.TooManyRequests;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.BindException;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** Says what a failure means to the one who asked. What nobody foresaw gets a number, under which the log has the whole story. */
public final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    static final Problem CONFLICT = Problem.of(HttpStatus.CONFLICT, "conflict", "刚刚有变动", "这项内容刚刚已经办理或者改动，请刷新后再看");
    static final Problem UNAVAILABLE =
            Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "暂时不能服务", "数据库暂时连接不上，请一分钟后再试，已填写的内容请先保留");

    private Failures() {}

    /** @return what a failure means, in one sentence; what nobody foresaw is logged under the number that it names */
    public static String sentence(Throwable failure) {
        return meaning(failure).detail();
    }

    static Problem meaning(Throwable failure) {
        return Refusals.in(failure).map(Problem::of).orElseGet(() -> technical(failure));
    }

    private static Problem technical(Throwable failure) {
        Problem known = known(failure);
        if (known != null) {
            return known;
        }
        if (failure instanceof ErrorResponse response) {
            return ofStatus(response.getStatusCode());
        }
        return unforeseen(failure);
    }

    /** @return what the failure or what caused it means; null where neither was foreseen */
    static Problem known(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Problem known = knownHere(cause);
            if (known != null) {
                return known;
            }
        }
        return null;
    }

    private static Problem knownHere(Throwable cause) {
        if (cause instanceof TooManyRequests) {
            return Problem.of(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", "请求太频繁", cause.getMessage());
        }
        if (cause instanceof BindException bind) {
            return invalid(bind.getBindingResult());
        }
        if (cause instanceof MethodArgumentNotValidException bind) {
            return invalid(bind.getBindingResult());
        }
        if (cause instanceof HttpMessageNotReadableException unreadable) {
            return unreadable(unreadable);
        }
        if (cause instanceof MissingServletRequestParameterException missing) {
            return Problem.invalid(Map.of(missing.getParameterName(), "请填写这一项"));
        }
        if (cause instanceof MissingRequestHeaderException missing) {
            return Problem.invalid(Map.of(missing.getHeaderName(), "请在请求头中填写这一项"));
        }
        if (cause instanceof MethodArgumentTypeMismatchException wrong) {
            return Problem.invalid(Map.of(wrong.getName(), "格式不对，请核对后再试"));
        }
        if (cause instanceof TypeMismatchException) {
            return ofStatus(HttpStatus.BAD_REQUEST);
        }
        if (cause instanceof MaxUploadSizeExceededException) {
            return ofStatus(HttpStatus.PAYLOAD_TOO_LARGE);
        }
        if (cause instanceof MultipartException) {
            return ofStatus(HttpStatus.BAD_REQUEST);
        }
        if (cause instanceof AuthorizationException || cause instanceof AccessDeniedException) {
            return ofStatus(HttpStatus.FORBIDDEN);
        }
        if (isConflict(cause)) {
            return CONFLICT;
        }
        return isDatabaseGone(cause) ? UNAVAILABLE : null;
    }

    private static boolean isConflict(Throwable cause) {
        return cause instanceof OptimisticLockingException
                || cause instanceof TaskAlreadyClaimedException
                || cause instanceof ConcurrencyFailureException
                || cause instanceof SQLException sql && isContention(sql)
                || cause instanceof NullValueException && isOvertaken(String.valueOf(cause.getMessage()));
    }

    /** The engine's words for a task that someone else has completed before, or in the middle of, the same step. */
    private static boolean isOvertaken(String message) {
        return message.startsWith("Cannot find task with id")
                || message.startsWith("Cannot restore state of process instance");
    }

    /** Two at the same row: a deadlock (both databases), H2's concurrent update and lock timeout, MySQL's lock timeout. */
    private static boolean isContention(SQLException failure) {
        return Set.of("40001", "90131", "HYT00").contains(String.valueOf(failure.getSQLState()))
                || failure.getErrorCode() == 1205;
    }

    private static boolean isDatabaseGone(Throwable cause) {
        return cause instanceof CannotCreateTransactionException
                || cause instanceof DataAccessResourceFailureException
                || cause instanceof SQLTransientConnectionException
                || cause instanceof SQLNonTransientConnectionException
                || cause instanceof SQLRecoverableException;
    }

    private static Problem invalid(BindingResult result) {
        Map<String, String> errors = new LinkedHashMap<>();
        result.getFieldErrors()
                .forEach(error -> errors.putIfAbsent(
                        error.getField(), error.isBindingFailure() ? "格式不对，请核对后再试" : error.getDefaultMessage()));
        result.getGlobalErrors().forEach(error -> errors.putIfAbsent(error.getObjectName(), error.getDefaultMessage()));
        return Problem.invalid(errors);
    }

    /** Names the field where the JSON itself is whole but a value doesn't fit. */
    private static Problem unreadable(HttpMessageNotReadableException unreadable) {
        if (unreadable.getCause() instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()
                && mapping.getPath().get(0).getFieldName() != null) {
            return Problem.invalid(Map.of(mapping.getPath().get(0).getFieldName(), "这一项的值不合要求，请对照接口说明填写"));
        }
        return Problem.of(HttpStatus.BAD_REQUEST, "unreadable", "读不懂请求", "请求内容不是完整的JSON，请检查格式后再试");
    }

    static Problem ofStatus(HttpStatusCode code) {
        HttpStatus status = HttpStatus.resolve(code.value());
        if (status == null) {
            return unforeseen(null);
        }
        return switch (status) {
            case BAD_REQUEST -> Problem.of(status, "bad-request", "请求不完整", "缺少必要的内容或格式不对，请核对后再试");
            case UNAUTHORIZED -> Problem.of(status, "sign-in", "请先登录", "这个地址需要登录，请填写用户名和密码");
            case FORBIDDEN -> Problem.of(status, "forbidden", "没有权限", "您没有权限查看或办理这项内容，需要时请联系管理员");
            case NOT_FOUND -> Problem.of(status, "not-found", "没有找到", "没有这个地址或这项内容，请核对后再试");
            case METHOD_NOT_ALLOWED -> Problem.of(status, "method-not-allowed", "不支持这种请求", "这个地址不接受这种请求方法");
            case NOT_ACCEPTABLE -> Problem.of(status, "not-acceptable", "给不出这种格式", "请改用接口说明里列出的格式");
            case PAYLOAD_TOO_LARGE -> Problem.of(status, "too-large", "文件太大", "单个文件不超过10MB，一次合计不超过60MB，请压缩或分次提交");
            case UNSUPPORTED_MEDIA_TYPE -> Problem.of(status, "unsupported-media-type", "不接受这种格式", "请改用接口说明里列出的格式");
            case TOO_MANY_REQUESTS -> Problem.of(status, "too-many-requests", "请求太频繁", "请稍等几分钟再试");
            case SERVICE_UNAVAILABLE -> UNAVAILABLE;
            default ->
                status.is4xxClientError() ? Problem.of(status, "bad-request", "请求不完整", "请核对后再试") : unforeseen(null);
        };
    }

    /** @param failure null where the container has logged it already */
    private static Problem unforeseen(Throwable failure) {
        byte[] random = new byte[4];
        ThreadLocalRandom.current().nextBytes(random);
        String incident = HexFormat.of().withUpperCase().formatHex(random);
        LOG.error("Incident {}", incident, failure);
        return Problem.of(
                HttpStatus.INTERNAL_SERVER_ERROR, "internal", "这一步没有办成", "请稍后再试。还不行，请把编号" + incident + "告诉工作人员");
    }
}
