package gongkai.proactivedisclosure;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The content as it was submitted or masked once; never changed. */
@Entity
@Table(name = "disclosure_version")
class ContentVersion {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String caseNumber;
    private int draft;

    @Embedded
    private Content content;

    /** Names of the files that were to be published with it. */
    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    private String files;

    private String madeBy;
    private Instant madeAt;

    /** 提出, 修改 or 遮盖. */
    private String made;

    protected ContentVersion() {}

    ContentVersion(Disclosure disclosure, String files, String made, String by, Instant at) {
        this.caseNumber = disclosure.number();
        this.draft = disclosure.draft();
        this.content = disclosure.content();
        this.files = files;
        this.made = made;
        this.madeBy = by;
        this.madeAt = at;
    }

    void erase(Content erased) {
        this.content = erased;
        this.files = null;
    }

    int draft() {
        return draft;
    }

    Content content() {
        return content;
    }

    String files() {
        return files;
    }

    String made() {
        return made;
    }

    String madeBy() {
        return madeBy;
    }

    Instant madeAt() {
        return madeAt;
    }
}
