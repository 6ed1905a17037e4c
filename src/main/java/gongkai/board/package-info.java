/** The public board: what is published, to whom, and finding it. Knows nothing of the procedures that publish. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"platform", "organisation", "catalogue", "documents"})
package gongkai.board;
