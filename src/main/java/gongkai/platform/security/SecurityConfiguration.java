package gongkai.platform.security;

import static gongkai.platform.security.Addresses.under;

import gongkai.platform.StandIns;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.persistence.GenericManagerFactory;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Three kinds of addresses under one sign-in: those of programs (HTTP Basic, or the session of a signed-in person), those of
 * the engine's web applications, and our own pages.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String PAGES_POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; "
            + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
    static final String SIGN_IN = "/login";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /**
     * Not for anybody through the web: processes brought in from outside, with whatever they call, and the page that makes a
     * first administrator without asking who does it.
     */
    private static final RequestMatcher CLOSED = new OrRequestMatcher(
            under("/camunda/api/admin/setup/**"),
            new AndRequestMatcher(
                    changing(),
                    new OrRequestMatcher(
                            under("/engine-rest/deployment/**"),
                            under("/engine-rest/engine/*/deployment/**"),
                            under("/camunda/api/engine/engine/*/deployment/**"))));

    /** How many cases there are of what: the engine tells whoever knows the diagram, we who sees all cases anyway. */
    private static final RequestMatcher COUNTS = new OrRequestMatcher(
            under("/engine-rest/process-definition/statistics/**"),
            under("/engine-rest/engine/*/process-definition/statistics/**"),
            under("/camunda/api/engine/engine/*/process-definition/statistics/**"));

    private static final RequestMatcher ADMINISTRATORS = new OrRequestMatcher(
            under("/engine-rest/metrics/**"),
            under("/engine-rest/engine/*/metrics/**"),
            under("/engine-rest/telemetry/**"),
            under("/engine-rest/engine/*/telemetry/**"));

    private static final String ADMINISTRATOR = "camunda-admin";
    private static final String AUDITOR = "auditor";

    private static RequestMatcher changing() {
        return request -> !READING.contains(request.getMethod());
    }

    private static RequestMatcher post() {
        return request -> HttpMethod.POST.matches(request.getMethod());
    }

    @Bean
    Routes routes() {
        return Routes.read();
    }

    /** Programs: nothing is kept between two calls. A person's session counts too, then with the token against forged requests. */
    @Bean
    @Order(1)
    SecurityFilterChain programs(
            HttpSecurity http,
            Routes routes,
            IdentityService identity,
            StandIns standIns,
            ObjectProvider<SignInCheck> checks)
            throws Exception {
        RequestMatcher engine = under("/engine-rest/**");
        Refusal refusal = new Refusal(routes, (request, response, notSignedIn) -> challenge(request, response));
        return http.securityMatcher(
                        new OrRequestMatcher(engine, under("/api/**"), under("/demo/**"), under("/actuator/**")))
                .authorizeHttpRequests(rights -> rights.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(CLOSED)
                        .denyAll()
                        .requestMatchers(COUNTS)
                        .hasAnyAuthority(ADMINISTRATOR, AUDITOR)
                        .requestMatchers(ADMINISTRATORS)
                        .hasAuthority(ADMINISTRATOR)
                        .requestMatchers(engine)
                        .authenticated()
                        .anyRequest()
                        .access(new RouteRights(routes, standIns)))
                .httpBasic(basic -> basic.authenticationEntryPoint(refusal))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(cache -> cache.disable())
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(SecurityConfiguration::changesBySession))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(refusal).accessDeniedHandler(refusal))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(PAGES_POLICY))
                        .frameOptions(FrameOptionsConfig::deny))
                .addFilterAfter(new EndedSignIns(checks), SecurityContextHolderFilter.class)
                .addFilterAfter(new EngineIdentity(identity), AuthorizationFilter.class)
                .build();
    }

    /** A forged request carries the browser's cookie, but can't carry a password that nobody has given to the browser. */
    private static boolean changesBySession(HttpServletRequest request) {
        String credentials = request.getHeader(HttpHeaders.AUTHORIZATION);
        boolean basic = credentials != null && credentials.regionMatches(true, 0, "Basic ", 0, 6);
        return !READING.contains(request.getMethod())
                && !basic
                && request.getRequestedSessionId() != null
                && request.isRequestedSessionIdValid();
    }

    /** Not to browsers: they would ask with a window of their own, and keep the password for any page to use. */
    private static void challenge(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getHeader("Sec-Fetch-Mode") == null) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"gongkai\", charset=\"UTF-8\"");
        }
        response.sendError(HttpStatus.UNAUTHORIZED.value());
    }

    /** Tasklist, Cockpit, Admin: they bring their own token against forged requests and their own content policy. */
    @Bean
    @Order(2)
    SecurityFilterChain webapps(HttpSecurity http, ObjectProvider<SignInCheck> checks) throws Exception {
        return http.securityMatcher(under("/camunda/**"))
                .authorizeHttpRequests(rights -> rights.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(CLOSED)
                        .denyAll()
                        .requestMatchers(COUNTS)
                        .hasAnyAuthority(ADMINISTRATOR, AUDITOR)
                        .requestMatchers(ADMINISTRATORS)
                        .hasAuthority(ADMINISTRATOR)
                        .anyRequest()
                        .authenticated())
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(signInOr401())
                        .accessDeniedHandler(
                                (request, response, denied) -> response.sendError(HttpStatus.FORBIDDEN.value())))
                // Signing out in Tasklist signs out everywhere; the engine's own would only forget its part.
                .logout(logout -> logout.logoutRequestMatcher(
                                new AndRequestMatcher(post(), under("/camunda/api/admin/auth/user/*/logout")))
                        .logoutSuccessHandler(
                                (request, response, who) -> response.setStatus(HttpStatus.NO_CONTENT.value())))
                .headers(headers -> headers.frameOptions(FrameOptionsConfig::sameOrigin)
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .addFilterAfter(new EndedSignIns(checks), SecurityContextHolderFilter.class)
                .build();
    }

    /** Our own pages: by the table of routes. */
    @Bean
    @Order(3)
    SecurityFilterChain pages(
            HttpSecurity http,
            Routes routes,
            IdentityService identity,
            StandIns standIns,
            ObjectProvider<SignInCheck> checks)
            throws Exception {
        Refusal refusal = new Refusal(routes, signInOr401());
        return http.authorizeHttpRequests(
                        rights -> rights.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .anyRequest()
                                .access(new RouteRights(routes, standIns)))
                .formLogin(login ->
                        login.loginPage(SIGN_IN).failureUrl(SIGN_IN + "?error").defaultSuccessUrl(SignInPage.HOME))
                .logout(logout -> logout.logoutSuccessUrl(SIGN_IN + "?out"))
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(refusal).accessDeniedHandler(refusal))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(PAGES_POLICY))
                        .frameOptions(FrameOptionsConfig::deny)
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .addFilterAfter(new EndedSignIns(checks), SecurityContextHolderFilter.class)
                .addFilterAfter(new EngineIdentity(identity), AuthorizationFilter.class)
                .build();
    }

    /** Where to go back to after signing in: to a page, never to what a script had asked for. */
    private static HttpSessionRequestCache pagesOnly() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(SecurityConfiguration::isPage);
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    private static boolean isPage(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return HttpMethod.GET.matches(request.getMethod()) && accepted != null && accepted.contains("text/html");
    }

    private static AuthenticationEntryPoint signInOr401() {
        AuthenticationEntryPoint signIn = new LoginUrlAuthenticationEntryPoint(SIGN_IN);
        return (request, response, notSignedIn) -> {
            if (isPage(request)) {
                signIn.commence(request, response, notSignedIn);
            } else {
                response.sendError(HttpStatus.UNAUTHORIZED.value());
            }
        };
    }

    @Bean
    static ProcessEnginePlugin signInLock() {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                engine.setIdentityProviderSessionFactory(new GenericManagerFactory(SignInLock.class));
            }
        };
    }

    @Bean
    static ProcessEnginePlugin lentGroups(ObjectProvider<StandIns> standIns) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                engine.setIdentityService(new LentGroups(standIns::getObject));
            }
        };
    }

    /** After Spring Security's own filter, whose answer it hands on. */
    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> webappSignIn() {
        var filter = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        filter.setInitParameters(Map.of("authentication-provider", WebappIdentity.class.getName()));
        filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        filter.setOrder(201);
        return filter;
    }

    /** Before the engine's own filters, which make the nonce. */
    @Bean
    FilterRegistrationBean<NonceOfItsOwn> nonceOfItsOwn() {
        var filter = new FilterRegistrationBean<>(new NonceOfItsOwn());
        filter.addUrlPatterns("/camunda/app/*");
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }
}
