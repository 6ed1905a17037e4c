package gongkai.documents;

import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The documents of all cases: what was handed in, checked and stored. */
@Component
public class Documents {

    public DocumentInfo store(String caseNumber, Source source, String filename, InputStream content, String by) {
        throw new UnsupportedOperationException();
    }

    public DocumentInfo info(long id) {
        throw new UnsupportedOperationException();
    }

    public byte[] content(long id) {
        throw new UnsupportedOperationException();
    }

    public List<DocumentInfo> of(String caseNumber) {
        throw new UnsupportedOperationException();
    }

    public Set<String> allowedTypes() {
        throw new UnsupportedOperationException();
    }
}
