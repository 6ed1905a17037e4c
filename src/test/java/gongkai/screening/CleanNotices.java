package gongkai.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Notices as offices publish them, full of numbers, telephones and addresses, and with nothing in them that is private. */
final class CleanNotices {

    private static final List<String> TOWNS = List.of("清溪镇", "白石镇", "石桥乡", "溪口街道", "城东街道", "青山乡");
    private static final List<String> VILLAGES = List.of("溪口村", "石桥村", "青山村", "建新村", "东风村", "平安社区", "学院社区");
    private static final List<String> ROADS = List.of("建设路", "平安路", "人民路", "幸福路", "学府大道", "溪口街", "解放东路", "中心路");
    private static final List<String> BUREAUS = List.of(
            "安澜县公安局",
            "安澜县民政局",
            "安澜县财政局",
            "安澜县住房和城乡建设局",
            "安澜县农业农村局",
            "清溪镇人民政府",
            "白石镇便民服务中心",
            "安澜县政务服务中心",
            "安澜县第一人民医院",
            "安澜县实验小学",
            "溪口街道办事处");
    private static final List<String> COMPANIES =
            List.of("安澜县城市建设投资有限公司", "江苏安泰工程咨询有限公司", "安澜县自来水有限公司", "常州明达建设集团有限公司");
    private static final String WEIGHED = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private final Random random;

    private CleanNotices(long seed) {
        this.random = new Random(seed);
    }

    /** The same ones for the same seed. */
    static List<String> of(int number, long seed) {
        var notices = new CleanNotices(seed);
        var all = new ArrayList<String>();
        for (int i = 0; i < number; i++) {
            all.add(notices.notice());
        }
        return all;
    }

    private String notice() {
        List<Supplier<String>> passages = List.of(
                this::meeting,
                this::tender,
                this::subsidies,
                this::works,
                this::penalty,
                this::recruitment,
                this::statistics,
                this::complaints,
                this::permit,
                this::lift,
                this::account,
                this::party,
                this::land,
                this::outage,
                this::table);
        var text = new StringBuilder(heading());
        for (int i = 0; i < 4; i++) {
            text.append('\n').append(any(passages).get());
        }
        return text.append('\n').append(footer()).toString();
    }

    private String heading() {
        return any(BUREAUS) + "关于" + any(List.of("公示", "公布", "通报", "发布")) + between(2024, 2026) + "年"
                + any(List.of("第一季度财政收支", "惠民补贴发放", "老旧小区改造", "干部任前公示", "行政处罚", "工程建设项目招标", "“三公”经费")) + "情况的通知\n安政发〔"
                + between(2020, 2026) + "〕" + between(1, 120) + "号\n索引号：" + digits(9) + "/" + between(2024, 2026) + "-"
                + digits(5)
                + "　　主题分类：" + any(List.of("财政", "民政", "公安", "综合政务"));
    }

    private String footer() {
        return "联系电话：" + phone() + "，监督电话：12345、12388、110，传真：" + phone() + "，邮编：" + (213000 + between(0, 999)) + "。\n"
                + any(BUREAUS) + "\n" + date();
    }

    private String meeting() {
        return date() + "下午" + between(1, 5) + "时30分，" + any(BUREAUS) + "在" + any(ROADS) + between(1, 300) + "号"
                + any(List.of("行政中心三楼会议室", "县政府大礼堂", "党群服务中心")) + "召开会议，应到" + between(10, 60) + "人，实到" + between(5, 50)
                + "人。会议地点：安澜县" + any(ROADS) + between(1, 99) + "号" + between(1, 12) + "楼" + between(101, 999) + "室。";
    }

    private String tender() {
        return any(COMPANIES) + "中标，中标价" + amount() + "元，项目代码：" + between(2019, 2026) + "-320413-" + between(10, 99)
                + "-0"
                + between(1, 3) + "-" + digits(6) + "，招标编号JSZC-320413-" + digits(4) + "-G" + between(2024, 2026) + "-"
                + digits(4)
                + "，统一社会信用代码：" + creditCode() + "，工期" + between(30, 720) + "日历天。开标地点：县公共资源交易中心（" + any(ROADS)
                + between(1, 300) + "号）第" + between(1, 9) + "开标室。";
    }

    private String subsidies() {
        return any(TOWNS) + any(VILLAGES) + "共" + between(5, 90) + "户享受补助，合计" + amount() + "元，其中特困供养" + between(1, 20)
                + "户"
                + between(1, 40) + "人，占" + between(1, 99) + "." + between(0, 99) + "%，较上年增长" + between(1, 30) + "．"
                + between(1, 9)
                + "％。发放批次号：" + wrongIdentity() + "。";
    }

    private String works() {
        return any(TOWNS) + any(VILLAGES) + between(1, 12) + "组"
                + any(List.of("道路硬化工程", "至3组灌溉渠改造项目", "污水管网工程", "集体土地征收项目"))
                + "，长" + between(1, 20) + "." + between(0, 9) + "公里，总投资" + between(10, 9000) + "." + digits(2)
                + "万元，坐标东经119°"
                + between(10, 59) + "′" + between(10, 59) + "″。项目位于" + any(TOWNS) + any(VILLAGES) + "，东至" + any(ROADS)
                + "，西至S"
                + between(200, 400) + "省道。";
    }

    private String penalty() {
        return any(BUREAUS) + "行政处罚决定书（安市监罚字〔" + between(2024, 2026) + "〕" + digits(4) + "号）：当事人" + any(COMPANIES)
                + "，统一社会信用代码"
                + creditCode() + "，违反《中华人民共和国道路交通安全法》第" + between(10, 99) + "条，罚款" + amount() + "元，执法证号"
                + digits(11).replaceFirst("^1", "3") + "。";
    }

    private String recruitment() {
        return "报名时间：" + date() + "至" + date() + "，报名地点：" + any(BUREAUS) + "（" + any(ROADS) + between(1, 200) + "号"
                + between(1, 6) + "楼"
                + between(101, 620) + "室），咨询电话：" + phone() + "、" + phone() + "转" + between(1, 9) + "。准考证号段为"
                + between(2024, 2026) + digits(6)
                + "至" + between(2024, 2026) + digits(6) + "。";
    }

    private String statistics() {
        return "截至" + date() + "，全县户籍人口" + between(100, 999) + "," + digits(3) + "人，生产总值" + between(13, 19) + digits(9)
                + "元，一般公共预算收入"
                + amount() + "元；财政专户余额" + digits(3).replaceFirst("^0", "1") + "," + digits(3) + "," + digits(3) + "."
                + digits(2) + "元。同比"
                + between(1, 20) + "." + digits(2) + "个百分点。";
    }

    private String complaints() {
        return "公示期间如有异议，请向" + any(BUREAUS) + "反映。\n地址：安澜县" + any(ROADS) + between(1, 300) + "号\n电话：" + phone()
                + "\n举报网址：http://www.example.gov.cn/art/"
                + between(2024, 2026) + "/" + between(1, 12) + "/" + between(1, 28) + "/art_" + digits(4) + "_"
                + digits(7)
                + ".html\n邮箱：anlan" + digits(3) + "@example.gov.cn";
    }

    private String permit() {
        return "许可证编号：SC" + digits(14) + "，经营场所：安澜县" + any(TOWNS) + any(ROADS) + between(1, 200) + "号"
                + between(101, 320) + "室，有效期至" + date() + "，条形码69" + digits(11) + "，不动产权第" + digits(7) + "号，发票代码"
                + digits(12) + "。";
    }

    private String lift() {
        return "现对" + any(ROADS) + between(1, 200) + "号" + any(List.of("阳光花园", "金色家园", "建设新村")) + between(1, 30)
                + "幢既有住宅加装电梯项目予以公示，公示期10日，规划许可建字第" + digits(15) + "号。";
    }

    private String account() {
        return "履约保证金缴至：户名" + any(COMPANIES) + "，开户行：中国农业银行安澜支行，账号：10" + digits(15) + "；或江苏银行，账号：80" + digits(14)
                + "；国库账号：2700" + digits(12) + "。金额（大写）壹佰贰拾叁万元整，即" + amount() + "元。";
    }

    private String party() {
        return "中共安澜县委组织部任前公示：王某某，男，汉族，1978年" + between(1, 12) + "月生，大学学历，现任" + any(BUREAUS) + "副局长，拟任正科级领导职务。公示时间为"
                + date() + "起7天。要严守党的秘密、国家秘密和商业秘密。";
    }

    private String land() {
        return "宗地编号：320482" + digits(12) + "，位于" + any(TOWNS) + any(ROADS) + between(1, 99) + "号地块，面积"
                + between(1000, 99999) + "." + digits(2) + "平方米，起始价" + between(100, 99999) + "万元，挂牌文号安自然资告字〔"
                + between(2024, 2026) + "〕" + between(1, 60) + "号。";
    }

    private String outage() {
        return date() + "8:00—17:30，10kV" + any(ROADS) + "线停电，停电范围：" + any(ROADS) + between(1, 50) + "号至"
                + between(51, 200) + "号、" + any(TOWNS) + any(VILLAGES) + "，用电服务热线95598。" + any(BUREAUS) + "（"
                + any(ROADS) + between(1, 300) + "号）照常办公。";
    }

    private String table() {
        var rows = new StringBuilder("序号\t单位\t年份\t项目数\t金额（元）\t编号");
        for (int i = 1; i <= 6; i++) {
            rows.append('\n')
                    .append(i)
                    .append('\t')
                    .append(any(BUREAUS))
                    .append('\t')
                    .append(between(2019, 2026))
                    .append('\t')
                    .append(between(1, 900))
                    .append('\t')
                    .append(digits(7))
                    .append('.')
                    .append(digits(2))
                    .append('\t')
                    .append(between(2019, 2026))
                    .append(digits(8));
        }
        return rows.toString();
    }

    private String date() {
        return between(2024, 2026) + "年" + between(1, 12) + "月" + between(1, 28) + "日";
    }

    private String phone() {
        return "0519-8288" + digits(4);
    }

    private String amount() {
        return any(List.<Supplier<String>>of(
                        () -> between(1, 999) + "," + digits(3) + "," + digits(3) + "." + digits(2),
                        () -> between(1, 9) + digits(6),
                        () -> between(10, 99) + digits(9) + "." + digits(2)))
                .get();
    }

    private String digits(int number) {
        var digits = new StringBuilder();
        for (int i = 0; i < number; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    /** 18 digits that look like an identity number in everything but the check digit. */
    private String wrongIdentity() {
        String number =
                "320482" + between(1950, 2005) + String.format("%02d%02d", between(1, 12), between(1, 28)) + digits(3);
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (number.charAt(i) - '0');
        }
        return number + "10X98765432".charAt((sum + between(1, 10)) % 11);
    }

    /** A unified social credit code (GB 32100) with its right check sign. */
    private String creditCode() {
        int[] weights = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
        String body =
                "91320413" + (random.nextBoolean() ? "MA" + digits(6) : digits(8)) + WEIGHED.charAt(random.nextInt(31));
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += WEIGHED.indexOf(body.charAt(i)) * weights[i];
        }
        return body + WEIGHED.charAt((31 - sum % 31) % 31);
    }

    private int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
