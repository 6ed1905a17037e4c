package gongkai.portal;

import gongkai.disclosureonapplication.ApplicantKind;
import gongkai.disclosureonapplication.DeliveryMethod;
import gongkai.disclosureonapplication.NewApplication;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * The application as it came from a form or a program: texts, which may be anything. The names are those of the JSON API.
 *
 * @param confirmed "true" where ticked
 * @param once the form's own random key: sent twice, it is one application
 * @param similarSeen whether what is already published was offered before
 */
record ApplicationForm(
        String applicantKind,
        String name,
        String address,
        String identityDocument,
        String phone,
        String email,
        String content,
        String deliveryMethod,
        String unit,
        String confirmed,
        String once,
        String similarSeen) {

    static final List<String> APPLICANT =
            List.of("applicantKind", "name", "identityDocument", "phone", "email", "address");
    static final List<String> WANTED = List.of("unit", "content");
    static final List<String> REPLY = List.of("deliveryMethod");
    static final List<String> PAPERS = List.of("files", "confirmed");
    static final List<String> FIELDS = List.of(APPLICANT, WANTED, REPLY, PAPERS).stream()
            .flatMap(List::stream)
            .toList();

    static ApplicationForm blank() {
        return new ApplicationForm(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                UUID.randomUUID().toString(),
                null);
    }

    /** Unknown kinds and methods come out as none chosen, so that one answer names every field that is wrong. */
    NewApplication application() {
        return new NewApplication(
                choice(ApplicantKind.values(), applicantKind),
                name,
                address,
                identityDocument,
                phone,
                email,
                content,
                choice(DeliveryMethod.values(), deliveryMethod),
                unit,
                "true".equals(confirmed));
    }

    private static <E extends Enum<E>> E choice(E[] choices, String name) {
        return Arrays.stream(choices)
                .filter(choice -> choice.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
