package gongkai.platform.web;

import gongkai.platform.TooManyRequests;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Every failure of a page or an API call ends here: a problem document for programs, a page for people, in Chinese, without a stack. */
@ControllerAdvice
@Controller
class Errors implements ErrorController {

    private static final String WAIT_SECONDS = "10";

    @ExceptionHandler
    Object failed(Exception failure, HttpServletRequest request) {
        HttpHeaders headers = new HttpHeaders();
        if (failure instanceof TooManyRequests often) {
            headers.set(
                    HttpHeaders.RETRY_AFTER, String.valueOf(often.retryAfter().toSeconds()));
        }
        if (failure instanceof HttpRequestMethodNotSupportedException other
                && other.getSupportedHttpMethods() != null) {
            headers.setAllow(other.getSupportedHttpMethods());
        }
        return answer(Failures.meaning(failure), headers, request.getRequestURI(), request);
    }

    /** What failed outside of our controllers: refused by security, in a filter, in the container. */
    @RequestMapping("/error")
    Object failedElsewhere(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        Problem problem = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure
                ? Failures.meaning(failure)
                : Failures.ofStatus(HttpStatus.valueOf(status instanceof Integer code ? code : 404));
        return answer(problem, new HttpHeaders(), path == null ? request.getRequestURI() : path.toString(), request);
    }

    private static Object answer(Problem problem, HttpHeaders headers, String path, HttpServletRequest request) {
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            headers.set(HttpHeaders.RETRY_AFTER, WAIT_SECONDS);
        }
        String here = path.substring(request.getContextPath().length());
        if (here.startsWith("/engine-rest") || here.startsWith("/camunda/api")) {
            // The shape that programs know from the engine.
            return new ResponseEntity<>(
                    Map.of("type", problem.kind(), "message", problem.detail()), headers, problem.status());
        }
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        if (here.startsWith("/api/") || accepted == null || !accepted.contains(MediaType.TEXT_HTML_VALUE)) {
            headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
            ProblemDetail document = problem.document();
            document.setInstance(URI.create(path));
            return new ResponseEntity<>(document, headers, problem.status());
        }
        return new ModelAndView("error", Map.of("problem", problem), problem.status());
    }
}
