package gongkai.organisation;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** The organisation that this installation belongs to: GONGKAI_ORGANISATION_CODE, _NAME, _LETTER_CODE, _PHONE, _ADDRESS. */
@ConfigurationProperties("gongkai.organisation")
record OrganisationSettings(String code, String name, String letterCode, String phone, String address) {}
