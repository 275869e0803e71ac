"""The record of the API: servers, authentication, failures."""

from specmill_runtime.operation import Failure
from specmill_runtime.spec import ClientSpec, Credential, Scheme

from . import errors, models

SPEC = ClientSpec(
    name="SmsScheduler",
    package="sms_scheduler",
    version="0.1.0",
    title="SMS Scheduler",
    api_version="1.0.0",
    servers=(
        "https://sms-scheduler.com/api/v1",
        "http://test.sms-scheduler.com/api/v1",
    ),
    schemes={
        "bearer": Scheme(kind="token", credentials=("api_key",), prefix="Bearer"),
    },
    security=(("bearer",),),
    credentials=(Credential("api_key", "SMS_SCHEDULER_API_KEY"),),
    failures=(
        Failure(
            status="400",
            error=lambda: errors.BadRequestError,
            body=lambda: models.FieldErrors,
        ),
    ),
    docs="https://sms-scheduler.com/en-us/doc-api",
)
