package gongkai.portal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says 413 to uploads that announce themselves as too large, before anything reads them. Later it would be too late: the
 * token against forged requests is inside the body that can't be read, and the sender would be told of missing rights.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class OversizedUploads extends OncePerRequestFilter {

    private final long most;

    OversizedUploads(@Value("${spring.servlet.multipart.max-request-size}") DataSize most) {
        this.most = most.toBytes();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = request.getContentType();
        if (type != null
                && type.regionMatches(true, 0, "multipart/", 0, 10)
                && most > 0
                && request.getContentLengthLong() > most) {
            response.sendError(HttpStatus.PAYLOAD_TOO_LARGE.value());
        } else {
            chain.doFilter(request, response);
        }
    }
}
