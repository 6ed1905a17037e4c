package gongkai.disclosureonapplication;

/** How the applicant wants the reply, and how it was handed over. */
public enum DeliveryMethod {
    EMAIL("发到电子邮箱"),
    POST("邮寄纸质件"),
    PICKUP("到现场领取"),
    INSPECTION("到现场查阅");

    private final String label;

    DeliveryMethod(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
