package gongkai.platform.web;

import gongkai.platform.InvalidInput;
import gongkai.platform.NotFound;
import gongkai.platform.Refused;
import gongkai.platform.TooLarge;
import gongkai.platform.WrongType;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * What went wrong, in the reader's words: the body of a problem document (RFC 9457) or of an error page.
 *
 * @param kind the last part of the document's type, {@code /problems/<kind>}: stable, programs depend on it
 * @param errors field by field; empty where no single field is to blame
 */
record Problem(HttpStatus status, String kind, String title, String detail, List<FieldError> errors) {

    record FieldError(String field, String message) {}

    static Problem of(HttpStatus status, String kind, String title, String detail) {
        return new Problem(status, kind, title, detail, List.of());
    }

    static Problem invalid(Map<String, String> errors) {
        return invalid(HttpStatus.BAD_REQUEST, "invalid-input", errors);
    }

    private static Problem invalid(HttpStatus status, String kind, Map<String, String> errors) {
        return new Problem(
                status,
                kind,
                "有" + errors.size() + "处需要修改",
                String.join("；", errors.values()),
                errors.entrySet().stream()
                        .map(error -> new FieldError(error.getKey(), error.getValue()))
                        .toList());
    }

    /** @param refusal one of the kinds that {@link gongkai.platform.Refusals} finds */
    static Problem of(RuntimeException refusal) {
        if (refusal instanceof TooLarge tooLarge) {
            return invalid(HttpStatus.PAYLOAD_TOO_LARGE, "too-large", tooLarge.errors());
        }
        if (refusal instanceof WrongType wrongType) {
            return invalid(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", wrongType.errors());
        }
        if (refusal instanceof InvalidInput invalid) {
            return invalid(invalid.errors());
        }
        if (refusal instanceof NotFound) {
            return of(HttpStatus.NOT_FOUND, "not-found", "没有找到", refusal.getMessage());
        }
        String field = ((Refused) refusal).field();
        return new Problem(
                HttpStatus.CONFLICT,
                "refused",
                "现在不能这样办理",
                refusal.getMessage(),
                field == null ? List.of() : List.of(new FieldError(field, refusal.getMessage())));
    }

    ProblemDetail document() {
        ProblemDetail document = ProblemDetail.forStatusAndDetail(status, detail);
        document.setType(URI.create("/problems/" + kind));
        document.setTitle(title);
        if (!errors.isEmpty()) {
            document.setProperty("errors", errors);
        }
        return document;
    }
}
