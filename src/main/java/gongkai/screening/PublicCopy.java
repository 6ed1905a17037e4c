package gongkai.screening;

import gongkai.documents.DocumentInfo;
import gongkai.platform.Refused;
import org.springframework.stereotype.Component;

/** Makes of a stored file the one that everybody may have: the same to read, without what it says of those who made it. */
@Component
public class PublicCopy {

    /**
     * Called in the transaction of the publication; the file itself stays as it came.
     *
     * @param by user id, or "system"
     * @return a new document of the same case
     * @throws Refused with a sentence that says how to mend it, where the file can't be made fit for the public
     */
    public DocumentInfo of(DocumentInfo document, String by) {
        throw new Refused("files", "文件“" + document.filename() + "”暂时不能制作公开副本");
    }
}
