package gongkai.notification;

import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** The HTML part of a mail: a table with inline styles, one button, no pictures. The text goes in as text, never as markup. */
class MailLayout {

    private static final Pattern ADDRESS_LINE = Pattern.compile("(?:(.{0,40}?)[：:]\\s*)?(https?://\\S+)");
    private static final Pattern ADDRESS = Pattern.compile("https?://[\\x21-\\x7e&&[^<>\"]]+");

    private final String sender;

    MailLayout(String sender) {
        this.sender = sender == null ? "" : sender;
    }

    String html(String subject, String text) {
        var body = new StringBuilder();
        String button = null;
        for (var line : text.strip().split("\\R")) {
            var address = ADDRESS_LINE.matcher(line.strip());
            if (button == null && address.matches()) {
                button = button(address.group(1), address.group(2));
            } else if (!line.isBlank()) {
                body.append(row("12px 28px 0", linked(line.strip())));
            }
        }
        return FRAME.formatted(
                escaped(subject),
                escaped(text.strip().lines().findFirst().orElse("")),
                escaped(sender),
                escaped(subject),
                body,
                button == null ? "" : button);
    }

    private static String button(String label, String address) {
        var to = escaped(address);
        var name = label == null || label.isBlank() ? "打开页面" : escaped(label.strip());
        return row(
                        "20px 28px 0",
                        "<a href=\"" + to + "\" style=\"display:inline-block;background:#a61c17;color:#ffffff;"
                                + "text-decoration:none;font-weight:bold;padding:11px 24px;border-radius:4px\">" + name
                                + "</a>")
                + row("20px 28px 0;font-size:14px;color:#595349", "按钮打不开时，请复制地址：" + to);
    }

    private static String row(String padding, String content) {
        return "<tr><td style=\"padding:" + padding + "\">" + content + "</td></tr>\n";
    }

    private static String linked(String line) {
        var html = new StringBuilder();
        var address = ADDRESS.matcher(line);
        var from = 0;
        while (address.find()) {
            var to = escaped(address.group());
            html.append(escaped(line.substring(from, address.start())));
            html.append("<a href=\"")
                    .append(to)
                    .append("\" style=\"color:#1d4f7c\">")
                    .append(to)
                    .append("</a>");
            from = address.end();
        }
        return html.append(escaped(line.substring(from))).toString();
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    private static final String FRAME = """
            <!doctype html>
            <html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>%s</title></head>
            <body style="margin:0;background:#faf8f4;color:#1f1c18;font-family:'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;font-size:16px;line-height:1.7">
            <div style="display:none;max-height:0;overflow:hidden">%s</div>
            <div role="main"><table role="presentation" width="100%%" cellpadding="0" cellspacing="0" style="background:#faf8f4"><tr><td align="center" style="padding:24px 12px">
            <table role="presentation" width="100%%" cellpadding="0" cellspacing="0" style="max-width:600px;background:#ffffff;border:1px solid #e3ddd2;border-top:4px solid #a61c17">
            <tr><td style="padding:24px 28px 0;font-size:14px;color:#595349">%s</td></tr>
            <tr><td style="padding:4px 28px 0"><h1 style="margin:0;font-size:24px;line-height:1.4">%s</h1></td></tr>
            %s%s<tr><td style="padding:20px 28px 24px;font-size:14px;color:#595349">这封邮件由系统发出，请不要直接回复。</td></tr>
            </table></td></tr></table></div></body></html>
            """;
}
