package gongkai;

import gongkai.archive.VerifyArchive;
import java.util.Arrays;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The product: one application, one process, started from here. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Gongkai {

    static {
        // Legal days begin and end in China, wherever the server stands; the engine stores local times, so one zone for
        // all.
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
    }

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("verify-archive")) {
            System.exit(VerifyArchive.run(Arrays.copyOfRange(args, 1, args.length)));
        }
        SpringApplication.run(Gongkai.class, args);
    }
}
