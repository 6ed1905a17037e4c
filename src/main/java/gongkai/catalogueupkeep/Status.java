package gongkai.catalogueupkeep;

enum Status {
    OPEN("待公开"),
    PUBLISHED("已公开"),
    COVERED("已由其他公开覆盖"),
    DROPPED("目录已取消");

    private final String label;

    Status(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
