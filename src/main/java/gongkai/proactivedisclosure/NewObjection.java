package gongkai.proactivedisclosure;

/**
 * What somebody writes against a disclosure in its public notice; nothing is checked yet.
 *
 * @param name null or blank where it isn't signed
 * @param contact an e-mail address or telephone number; null or blank where there is none
 */
public record NewObjection(String content, String name, String contact) {}
