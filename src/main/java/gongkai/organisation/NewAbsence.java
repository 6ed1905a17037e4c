package gongkai.organisation;

import java.time.LocalDate;

/** What somebody filled in who will be away; what is missing is null. */
public record NewAbsence(String person, String deputy, LocalDate firstDay, LocalDate lastDay, String reason) {}
