package gongkai.platform.security;

import java.util.Map;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** The sign-in page, and the token with which scripts in Tasklist may call our own addresses. */
@Controller
class SignInPage {

    static final String HOME = "/camunda/app/tasklist/default/";

    @GetMapping("/login")
    String signIn() {
        return SignedIn.now().isPresent() ? "redirect:" + HOME : "login";
    }

    @GetMapping("/staff/csrf")
    @ResponseBody
    Map<String, String> csrf(CsrfToken token) {
        return Map.of(
                "headerName", token.getHeaderName(),
                "parameterName", token.getParameterName(),
                "token", token.getToken());
    }
}
