/** What was handed in: files, checked and stored. */
@org.springframework.modulith.ApplicationModule
package gongkai.documents;
