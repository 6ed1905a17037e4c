package gongkai.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import gongkai.testing.House.Receipt;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** The application form as applicants fill it in. */
class ApplyPage {

    static final String WANTED = "2025年度党费收缴、使用和管理情况，包括收支总额和各项支出明细。";

    private final Person person;
    private final Page page;

    ApplyPage(Person person) {
        this.person = person;
        this.page = person.page;
    }

    ApplyPage fill(String name, String delivery) {
        page.getByLabel("公民", new Page.GetByLabelOptions().setExact(true)).check();
        page.getByLabel("姓名或者名称").fill(name);
        page.getByLabel("身份证件号码").fill("11010519491231002X");
        page.getByLabel("联系电话").fill("0519-82880000");
        page.getByLabel("电子邮箱", new Page.GetByLabelOptions().setExact(true)).fill("lin@applicant.example");
        page.getByLabel("通信地址").fill("安澜县清溪镇幸福路8号");
        page.getByLabel("要申请的信息").fill(WANTED);
        page.getByLabel(delivery).check();
        page.getByLabel("以上内容属实").check();
        return this;
    }

    ApplyPage attach(FilePayload... files) {
        page.getByLabel("补充材料").setInputFiles(files);
        return this;
    }

    ApplyPage send() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("提交申请"))
                .click();
        return this;
    }

    /** What the applicant writes down from the receipt. */
    Receipt received() {
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("申请已经提交")))
                .isVisible();
        List<String> codes = page.locator(".code").allInnerTexts();
        return new Receipt(codes.get(0).strip(), codes.get(1).strip());
    }

    static FilePayload pdf(String name) {
        var out = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FilePayload(name, "application/pdf", out.toByteArray());
    }

    static FilePayload png(String name) {
        var image = new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 320, 200);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FilePayload(name, "image/png", out.toByteArray());
    }
}
