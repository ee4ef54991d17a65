"""Settings of the login, the same everywhere: allauth, by invitation only."""

AUTHENTICATION_BACKENDS = ["members.login.Backend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "members.login.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # sign-up is closed; without a password here allauth's login has none
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True  # by link a row of what somebody only typed would be kept
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_FORMS = {
    "add_email": "members.forms.account.AddEmailForm",
    "confirm_email_verification_code": "members.forms.account.ConfirmEmailVerificationCodeForm",
    "request_login_code": "members.forms.account.RequestLoginCodeForm",
    "reset_password": "members.forms.account.ResetPasswordForm",
}
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_RATE_LIMITS = {
    # An assembly hall is one address: the limits by address are wide, those by account narrow.
    "login": "300/m/ip",
    "login_failed": "100/m/ip,10/15m/key",
    "request_login_code": "100/m/ip,5/15m/key",
    # Attempts with one address from devices that are not its owner's, after which she is told, and how often.
    "unknown_device": "10/15m/key",
    "unknown_device_notice": "1/d/key",
    "reset_password": "100/m/ip",
    "reset_password_mail": "5/15m/key",
    "confirm_email": "5/15m/key",
    "reauthentication_code": "5/15m/user",
    "application": "60/h/ip",
    "subscription": "60/h/ip",
    "manage_email": "10/d/user",  # each new address is a mail to somebody who may know nothing of it
}
USERSESSIONS_TRACK_ACTIVITY = False
MFA_ADAPTER = "members.second_factor.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {
    "add_webauthn": "members.forms.passkeys.AddWebAuthnForm",
    "authenticate_webauthn": "members.forms.passkeys.AuthenticateWebAuthnForm",
    "login_webauthn": "members.forms.passkeys.LoginWebAuthnForm",
    "reauthenticate_webauthn": "members.forms.passkeys.ReauthenticateWebAuthnForm",
}
# The code before and the next count too: who types slowly, or whose telephone is half a minute off.
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = "Pacto por la Primera Infancia"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
