package gongkai.notification;

/** The way out of the building. */
public interface Channel {

    /** Returns once the mail has been taken, and only then. Gives up within a minute or so. */
    void deliver(Mail mail) throws Undelivered;

    /** Whether there is a server to send to at all. */
    boolean configured();
}
