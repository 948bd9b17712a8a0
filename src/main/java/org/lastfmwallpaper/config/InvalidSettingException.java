package org.lastfmwallpaper.config;

/** A setting has a value that cannot be used. The message names the setting, the value and what is allowed. */
public class InvalidSettingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidSettingException(Setting setting, String value, String allowed) {
        super("%s (%s) is '%s', but must be %s".formatted(setting.variable(), setting.property(), value, allowed));
    }
}
