package gongkai.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * Says 304 where what is published reads as it did the last time. The tag comes from the answer itself: days left, visibility by time
 * and new versions need no reckoning of their own. What is streamed or handed out as a file passes through untouched.
 */
@Component
class UnchangedAnswers extends ShallowEtagHeaderFilter {

    private static final Pattern PAGES =
            Pattern.compile("/|/disclosures(/[^/]+)?|/feed\\.atom|/api/v1/disclosures(/[^/]+)?");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return !PAGES.matcher(path).matches();
    }
}
