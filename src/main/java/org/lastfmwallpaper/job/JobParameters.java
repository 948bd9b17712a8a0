package org.lastfmwallpaper.job;

import java.util.Properties;

/**
 * The caller's parameters of one job. Only its key goes to the batch runtime, with the listener's name so that an
 * operator who watches a console sees whose run it is; all else is in the workspace.
 *
 * @param jobId the key of the workspace
 * @param username the listener, for people to read
 */
record JobParameters(String jobId, String username) {
    /** The name of the job XML, and of the job in it: a restart in a new JVM looks for the file by this name. */
    static final String JOB_NAME = "wallpaper-job";

    static final String JOB_ID = "jobId";
    static final String USERNAME = "username";

    Properties toProperties() {
        Properties properties = new Properties();
        properties.setProperty(JOB_ID, jobId);
        properties.setProperty(USERNAME, username);
        return properties;
    }
}
