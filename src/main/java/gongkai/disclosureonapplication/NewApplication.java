package gongkai.disclosureonapplication;

/** What an applicant fills in; nothing is checked yet. {@code unit} is optional, so is one of phone and e-mail. */
public record NewApplication(
        ApplicantKind applicantKind,
        String name,
        String address,
        String identityDocument,
        String phone,
        String email,
        String content,
        DeliveryMethod deliveryMethod,
        String unit,
        Boolean confirmed) {}
