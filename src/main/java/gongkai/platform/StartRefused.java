package gongkai.platform;

/** Something outside the program is not as it must be: the start ends with what is wrong and what to do, in Chinese and English. */
public class StartRefused extends RuntimeException {

    private final String remedy;

    public StartRefused(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
