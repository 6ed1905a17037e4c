package gongkai.portal;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The head of what is answered at {@code /api/docs}. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("党务公开接口")
                        .version("v1")
                        .description("日期时刻按ISO 8601书写并带时区。出错时以problem+json（RFC 9457）作答，errors逐项列出需要修改的内容；"
                                + "不存在的和无权查看的一律答404。"));
    }
}
