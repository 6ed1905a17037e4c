package gongkai.disclosureonapplication;

import gongkai.organisation.Organisation;
import gongkai.platform.CleanText;
import gongkai.platform.Contacts;
import gongkai.platform.InvalidInput;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Checks what an applicant filled in: every wrong field at once, each with the sentence that says how to mend it. */
@Component
class ApplicationChecks {

    private static final Pattern RESIDENT_ID = Pattern.compile("\\d{17}[\\dXx]");
    private static final Pattern OTHER_ID = Pattern.compile("[0-9A-Za-z()（）-]{5,30}");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_DIGITS = "10X98765432";

    private final Organisation organisation;

    ApplicationChecks(Organisation organisation) {
        this.organisation = organisation;
    }

    /** @return the same application, texts stripped and empty ones null */
    NewApplication checked(NewApplication raw) {
        Map<String, String> errors = new LinkedHashMap<>();
        NewApplication filled = new NewApplication(
                raw.applicantKind(),
                strip(raw.name()),
                strip(raw.address()),
                strip(raw.identityDocument()),
                strip(raw.phone()),
                strip(raw.email()),
                strip(raw.content()),
                raw.deliveryMethod(),
                strip(raw.unit()),
                raw.confirmed());
        if (filled.applicantKind() == null) {
            errors.put("applicantKind", "请选择您以什么身份申请");
        }
        required(errors, "name", "姓名或者名称", filled.name(), 100);
        required(errors, "address", "通信地址", filled.address(), 300);
        required(errors, "identityDocument", "身份证件号码", filled.identityDocument(), 30);
        if (!errors.containsKey("identityDocument")) {
            String problem = identityProblem(filled);
            if (problem != null) {
                errors.put("identityDocument", problem);
            }
        }
        if (filled.phone() == null && filled.email() == null) {
            errors.put("phone", "请填写联系电话或者电子邮箱，至少填一项");
        } else {
            if (filled.phone() != null && !Contacts.isPhone(filled.phone())) {
                errors.put("phone", "联系电话只能写数字、空格和短横线，例如0519-82880000");
            }
            if (filled.email() != null && !Contacts.isEmail(filled.email())) {
                errors.put("email", "电子邮箱应写成name@example.cn的样子");
            }
        }
        required(errors, "content", "要申请的信息", filled.content(), 5000);
        if (filled.deliveryMethod() == null) {
            errors.put("deliveryMethod", "请选择怎样取得答复");
        } else if (filled.deliveryMethod() == DeliveryMethod.EMAIL && filled.email() == null) {
            errors.putIfAbsent("email", "选择发到电子邮箱的，请填写电子邮箱");
        }
        if (filled.unit() != null && !organisation.exists(filled.unit())) {
            errors.put("unit", "没有这个单位，请重新选择；不确定的可以不选");
        }
        if (!Boolean.TRUE.equals(filled.confirmed())) {
            errors.put("confirmed", "请确认以上内容属实");
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return filled;
    }

    private static String identityProblem(NewApplication filled) {
        String number = filled.identityDocument();
        if (filled.applicantKind() == ApplicantKind.NATURAL_PERSON) {
            if (RESIDENT_ID.matcher(number).matches()) {
                return checkDigitIsRight(number) ? null : "身份证号码的最后一位校验不对，请逐位核对";
            }
            if (number.matches("\\d+") && number.length() > 12) {
                return "身份证号码应为18位，现在是" + number.length() + "位";
            }
        }
        return OTHER_ID.matcher(number).matches() ? null : "证件号码只能写5至30位字母和数字";
    }

    /** GB 11643: weighted sum of the first 17 digits modulo 11. */
    static boolean checkDigitIsRight(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (number.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECK_DIGITS.charAt(sum % 11) == Character.toUpperCase(number.charAt(17));
    }

    private static void required(Map<String, String> errors, String field, String label, String text, int longest) {
        if (text == null) {
            errors.put(field, "请填写" + label);
            return;
        }
        String problem = CleanText.problem(text, longest);
        if (problem != null) {
            errors.put(field, label + problem);
        }
    }

    private static String strip(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
