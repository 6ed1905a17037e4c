package gongkai.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactsTest {

    @ParameterizedTest
    @ValueSource(strings = {"a@b.cn", "zhao.yi+x@mail.example.cn", "zhao@xn--fsqu00a.xn--fiqs8s"})
    void emails(String text) {
        assertThat(Contacts.isEmail(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b",
                "a@b.c",
                "a b@c.cn",
                "a@b.cn,c@d.cn",
                "a@b@c.cn",
                "𠮷@b.cn",
                "赵一@b.cn",
                "a@例子.中国",
                "a@.cn",
                "a@b.cn\n",
                "0519-82880000"
            })
    void noEmails(String text) {
        assertThat(Contacts.isEmail(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0519-82880000", "+86 138 1234 5678", "12345"})
    void phones(String text) {
        assertThat(Contacts.isPhone(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234", "微信zhaoyi", "0519--a", "-12345", "a@b.cn"})
    void noPhones(String text) {
        assertThat(Contacts.isPhone(text)).isFalse();
    }
}
