"""The templates for AWS: made for real by a stand-in of AWS, and what they make of a machine run on a folder.

The stand-in is moto. Of some kinds of resources its CloudFormation knows nothing though its services know them; those are made
here through the services themselves, with the properties that the template has, so that a wrong one is refused as AWS would.
"""

import base64
import hashlib
import io
import json
import os
import re
import shutil
import socket
import stat
import subprocess
import sys
import tarfile
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import quote
import boto3
import pytest
import yaml
from processes import PLAIN, ROOT

TEMPLATES = ROOT / "deploy/aws"
NAMES = ["trackml", "small"]
REGION = "us-east-1"
ACCOUNT = "123456789012"
NOBODY = {
    "AWS_ACCESS_KEY_ID": "nobody", "AWS_SECRET_ACCESS_KEY": "nothing", "AWS_DEFAULT_REGION": REGION, "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_CONFIG_FILE": "/dev/null", "AWS_SHARED_CREDENTIALS_FILE": "/dev/null", "MOTO_EC2_LOAD_DEFAULT_AMIS": "false",
    "MOTO_IAM_LOAD_MANAGED_POLICIES": "true",
}
DATABASE_PASSWORD = "of:the/tests@100%&"

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::UserWarning")


# --- AWS, here ---------------------------------------------------------------------------------------------------


class Aws:
    """The stand-in, and what it is asked through."""

    def __init__(self, url: str):
        self.url, self.known = url, {}

    def __getattr__(self, service: str):
        if service not in self.known:
            self.known[service] = boto3.client(service.replace("_", "-"), REGION, endpoint_url=self.url)
        return self.known[service]


@pytest.fixture(scope="module")
def aws():
    from moto.server import ThreadedMotoServer

    reach, patch = socket.socket.connect, pytest.MonkeyPatch()

    def only_here(self, address):
        assert not isinstance(address, tuple) or address[0] in ("127.0.0.1", "::1"), f"the tests reach out to {address}"
        return reach(self, address)

    patch.setattr(socket.socket, "connect", only_here)
    for name in [name for name in os.environ if name.startswith("AWS_") or name.lower().endswith("_proxy")]:
        patch.delenv(name)
    for name, value in NOBODY.items():
        patch.setenv(name, value)
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    aws = Aws("http://{}:{}".format(*server.get_host_and_port()))
    teach(aws, patch)
    yield aws
    server.stop()
    patch.undo()


def teach(aws: Aws, patch: pytest.MonkeyPatch) -> None:
    """Has the stand-in make what its CloudFormation leaves out."""
    from moto.cloudformation import parsing
    from moto.core.common_models import CloudFormationModel
    from moto.ec2.models.security_groups import SecurityGroup
    from moto.elbv2.models import FakeLoadBalancer, FakeTargetGroup
    from moto.iam.access_control import PermissionResult
    from moto.iam.models import Role
    from moto.rds.models import DBParameterGroup, DBSubnetGroup
    from moto.s3.models import FakeBucket

    def made(kind, make, unmake=lambda name: None):
        """A kind that it does not know: `make` returns its id, and its attributes."""

        def create(cls, name, given, account, region, **_):
            resource = cls()
            resource.physical_resource_id, resource.attributes = make(name.lower(), dict(given["Properties"]))
            return resource

        return type(kind, (CloudFormationModel,), {
            "cloudformation_name_type": staticmethod(lambda: ""), "cloudformation_type": staticmethod(lambda: kind),
            "has_cfn_attr": classmethod(lambda cls, name: True), "create_from_cloudformation_json": classmethod(create),
            "is_created": lambda self: True, "get_cfn_attribute": lambda self, name: self.attributes[name],
            "delete": lambda self, account, region: unmake(self.physical_resource_id),
        })

    def more(model, complete):
        """A kind of which it leaves out some properties."""
        create = model.create_from_cloudformation_json.__func__

        def whole(cls, name, given, account, region, **options):
            resource = create(cls, name, given, account, region, **options)
            complete(resource, given["Properties"])
            return resource

        patch.setattr(model, "create_from_cloudformation_json", classmethod(whole))

    def secret(name, given):
        if rule := given.pop("GenerateSecretString", None):
            words, key = json.loads(rule.pop("SecretStringTemplate")), rule.pop("GenerateStringKey")
            words[key] = aws.secretsmanager.get_random_password(**rule)["RandomPassword"]
            given["SecretString"] = json.dumps(words)
        return aws.secretsmanager.create_secret(Name=name, **given)["ARN"], {}

    def alarm(name, given):
        aws.cloudwatch.put_metric_alarm(AlarmName=name, **given)
        return name, {}

    def bucket_policy(name, given):
        aws.s3.put_bucket_policy(Bucket=given["Bucket"], Policy=json.dumps(given["PolicyDocument"]))
        return given["Bucket"], {}

    def certificate(name, given):
        options = {**given, "DomainValidationOptions": [{"DomainName": one["DomainName"], "ValidationDomain": one["DomainName"]}
                                                        for one in given["DomainValidationOptions"]]}
        return aws.acm.request_certificate(**options)["CertificateArn"], {}

    def egress(name, given):
        said = {"FromPort": given["FromPort"], "ToPort": given["ToPort"], "IpProtocol": given["IpProtocol"],
                "UserIdGroupPairs": [{"GroupId": given["DestinationSecurityGroupId"]}]}
        aws.ec2.authorize_security_group_egress(GroupId=given["GroupId"], IpPermissions=[said])
        return name, {}

    def routes(name, given):
        said = aws.ec2.associate_route_table(RouteTableId=given["RouteTableId"], SubnetId=given["SubnetId"])
        return said["AssociationId"], {}

    def policy(name, given):
        aws.autoscaling.put_scaling_policy(PolicyName=name, **given)
        return name, {}

    def acl(name, given):
        said = aws.wafv2.create_web_acl(Name=name, **given)["Summary"]
        return said["Id"], {"Arn": said["ARN"]}

    def acl_association(name, given):
        aws.wafv2.associate_web_acl(**given)
        return name, {}

    def volume(name, given):
        tags = [{"ResourceType": "volume", "Tags": given.pop("Tags")}]
        return aws.ec2.create_volume(**given, TagSpecifications=tags)["VolumeId"], {}

    def volume_gone(name):
        # As `DeletionPolicy: Snapshot` has it.
        aws.ec2.create_snapshot(VolumeId=name)
        aws.ec2.delete_volume(VolumeId=name)

    def database(name, given):
        for part in ("DBSubnetGroupName", "DBParameterGroupName"):
            given[part] = getattr(given[part], "name", given[part])
        given |= {"VpcSecurityGroupIds": given.pop("VPCSecurityGroups"), "DeletionProtection": given["DeletionProtection"] == "true",
                  "AllocatedStorage": int(given["AllocatedStorage"])}
        aws.rds.create_db_instance(DBInstanceIdentifier=name, **given)
        words = json.dumps({"username": given["MasterUsername"], "password": DATABASE_PASSWORD})
        keeper = aws.secretsmanager.create_secret(Name=f"rds!{name}", SecretString=words)["ARN"]
        return name, {"Endpoint.Address": f"{name}.rds.example.org", "Endpoint.Port": "5432", "MasterUserSecret.SecretArn": keeper}

    def database_gone(name):
        # As `DeletionPolicy: Snapshot` has it.
        aws.rds.delete_db_instance(DBInstanceIdentifier=name, FinalDBSnapshotIdentifier=f"{name}-final")

    made("AWS::SecretsManager::Secret", secret, lambda name: aws.secretsmanager.delete_secret(SecretId=name))
    made("AWS::CloudWatch::Alarm", alarm, lambda name: aws.cloudwatch.delete_alarms(AlarmNames=[name]))
    made("AWS::S3::BucketPolicy", bucket_policy)
    made("AWS::CertificateManager::Certificate", certificate, lambda name: aws.acm.delete_certificate(CertificateArn=name))
    made("AWS::EC2::SecurityGroupEgress", egress)
    made("AWS::EC2::SubnetRouteTableAssociation", routes, lambda name: aws.ec2.disassociate_route_table(AssociationId=name))
    made("AWS::AutoScaling::ScalingPolicy", policy)
    made("AWS::WAFv2::WebACL", acl)
    made("AWS::WAFv2::WebACLAssociation", acl_association)
    made("AWS::EC2::Volume", volume, volume_gone)
    made("AWS::RDS::DBInstance", database, database_gone)
    for known in (parsing.get_model_list, parsing.get_model_map, parsing.get_name_type_map):
        known.cache_clear()

    def bucket(made, given):
        name, rules = made.name, []
        for rule in given["LifecycleConfiguration"]["Rules"]:
            said = {"ID": rule["Id"], "Status": rule["Status"], "Filter": {"Prefix": rule.get("Prefix", "")}}
            said |= {part: rule[part] for part in ("NoncurrentVersionExpiration", "AbortIncompleteMultipartUpload") if part in rule}
            if days := rule.get("ExpirationInDays"):
                said["Expiration"] = {"Days": days}
            if moves := rule.get("Transitions"):
                said["Transitions"] = [{"Days": move["TransitionInDays"], "StorageClass": move["StorageClass"]} for move in moves]
            rules.append(said)
        aws.s3.put_bucket_lifecycle_configuration(Bucket=name, LifecycleConfiguration={"Rules": rules})
        aws.s3.put_public_access_block(Bucket=name, PublicAccessBlockConfiguration=given["PublicAccessBlockConfiguration"])
        aws.s3.put_bucket_versioning(Bucket=name, VersioningConfiguration=given["VersioningConfiguration"])
        aws.s3.put_bucket_ownership_controls(Bucket=name, OwnershipControls=given["OwnershipControls"])

    def group(made, given):
        if "SecurityGroupEgress" in given:
            everything = [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]
            aws.ec2.revoke_security_group_egress(GroupId=made.id, IpPermissions=everything)
        for rule in given.get("SecurityGroupEgress", []):
            said = {part: rule[part] for part in ("IpProtocol", "FromPort", "ToPort")}
            if "CidrIp" in rule:
                said["IpRanges"] = [{"CidrIp": rule["CidrIp"]}]
            else:
                said["UserIdGroupPairs"] = [{"GroupId": rule["DestinationSecurityGroupId"]}]
            aws.ec2.authorize_security_group_egress(GroupId=made.id, IpPermissions=[said])

    def balancer(made, given):
        aws.elbv2.modify_load_balancer_attributes(LoadBalancerArn=made.arn, Attributes=given["LoadBalancerAttributes"])

    def targets(made, given):
        aws.elbv2.modify_target_group_attributes(TargetGroupArn=made.arn, Attributes=given["TargetGroupAttributes"])

    def role(made, given):
        for policy in given["ManagedPolicyArns"]:
            aws.iam.attach_role_policy(RoleName=made.name, PolicyArn=policy)

    def role_gone(made, account, region):
        for policy in aws.iam.list_attached_role_policies(RoleName=made.name)["AttachedPolicies"]:
            aws.iam.detach_role_policy(RoleName=made.name, PolicyArn=policy["PolicyArn"])
        for policy in aws.iam.list_role_policies(RoleName=made.name)["PolicyNames"]:
            aws.iam.delete_role_policy(RoleName=made.name, PolicyName=policy)
        aws.iam.delete_role(RoleName=made.name)

    patch.setattr(Role, "delete", role_gone, raising=False)
    more(Role, role)
    more(FakeBucket, bucket)
    more(SecurityGroup, group)
    more(FakeLoadBalancer, balancer)
    more(FakeTargetGroup, targets)

    def attribute(model, name, value):
        known = getattr(model, "get_cfn_attribute", None)
        patch.setattr(model, "get_cfn_attribute", lambda self, asked: value(self) if asked == name else known(self, asked), raising=False)

    attribute(FakeLoadBalancer, "CanonicalHostedZoneID", lambda made: "Z35SXDOTRQ7X7K")
    attribute(FakeLoadBalancer, "LoadBalancerFullName", lambda made: made.arn.split("loadbalancer/")[1])
    attribute(FakeTargetGroup, "TargetGroupFullName", lambda made: made.arn.split(":")[-1])

    # Of the images that Systems Manager names it has Amazon's own, and not Debian's.
    images = {"/aws/service/debian/release/12/latest/amd64": "ami-0123456789abcdef0"}
    patch.setattr(parsing.ResourceMap, "parse_ssm_parameter", lambda self, name, kind: images[name])

    # It reads a bucket's policy without the conditions, and would refuse everything.
    patch.setattr(FakeBucket, "get_permission", lambda self, action, resource: PermissionResult.NEUTRAL)
    # It deletes in no order, and does not find the database any more when these are gone before it.
    for model in (DBParameterGroup, DBSubnetGroup):
        patch.setattr(model, "delete", lambda self, account, region: None)

    # It reads only the first word of an attribute of two, such as `Endpoint.Address`.
    resolve = parsing.clean_json

    def clean(value, resources):
        if isinstance(value, dict) and len(path := value.get("Fn::GetAtt", [])) > 2:
            value = {"Fn::GetAtt": [path[0], ".".join(path[1:])]}
        return resolve(value, resources)

    patch.setattr(parsing, "clean_json", clean)


# --- The stacks --------------------------------------------------------------------------------------------------


class Stack:
    """A stack that was made, and what is in it."""

    def __init__(self, aws: Aws, template: str, name: str, **parameters):
        self.aws, self.name = aws, name
        text = (TEMPLATES / f"{template}.yaml").read_text()
        self.body = yaml.load(text, Reader)
        given = [{"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()]
        aws.cloudformation.create_stack(StackName=name, TemplateBody=text, Parameters=given, Capabilities=["CAPABILITY_IAM"])
        said = aws.cloudformation.describe_stacks(StackName=name)["Stacks"][0]
        assert said["StackStatus"] == "CREATE_COMPLETE", said
        self.outputs = {output["OutputKey"]: output["OutputValue"] for output in said.get("Outputs", [])}
        self.ids = {}
        for page in aws.cloudformation.get_paginator("list_stack_resources").paginate(StackName=name):
            self.ids |= {one["LogicalResourceId"]: one["PhysicalResourceId"] for one in page["StackResourceSummaries"]}

    def of(self, kind: str) -> list[str]:
        """The ids of what there is of a kind."""
        named = [name for name, resource in self.body["Resources"].items() if resource["Type"] == kind]
        return [self.ids[name] for name in named if name in self.ids]

    def script(self) -> str:
        """What a machine runs when it starts for the first time."""
        versions = self.aws.ec2.describe_launch_template_versions(LaunchTemplateId=self.ids["ServerTemplate"])
        data = versions["LaunchTemplateVersions"][0]["LaunchTemplateData"]["UserData"]
        return data if data.startswith("#!") else base64.b64decode(data).decode()

    def alarms(self) -> list[dict]:
        return self.aws.cloudwatch.describe_alarms(AlarmNames=self.of("AWS::CloudWatch::Alarm"))["MetricAlarms"]

    def groups(self) -> list[dict]:
        return self.aws.ec2.describe_security_groups(GroupIds=self.of("AWS::EC2::SecurityGroup"))["SecurityGroups"]

    def records(self, zone: str) -> dict[str, dict]:
        names = self.aws.route53.list_resource_record_sets(HostedZoneId=zone)["ResourceRecordSets"]
        return {record["Name"]: record for record in names if record["Type"] == "A"}

    def delete(self) -> None:
        self.aws.cloudformation.delete_stack(StackName=self.name)


class Reader(yaml.SafeLoader):
    """Reads YAML with the short forms of functions, whose names are not looked at."""


Reader.add_multi_constructor("!", lambda loader, tag, node: {tag: getattr(node, "value", None)})


@pytest.fixture(scope="module")
def around(aws):
    """What is there before."""
    zone = aws.route53.create_hosted_zone(Name="example.org.", CallerReference="tests")["HostedZone"]["Id"].split("/")[-1]
    return SimpleNamespace(zone=zone, common={"AlarmEmail": "ops@example.org"})


@pytest.fixture(scope="module")
def company(aws, around):
    return Stack(aws, "trackml", "company", Version="1.4.0", DomainName="trackml.example.org", HostedZoneId=around.zone, NatGateways="2",
                 MetricsSecurityGroup=aws.ec2.create_security_group(GroupName="prometheus", Description="Prometheus")["GroupId"],
                 **around.common)


@pytest.fixture(scope="module")
def small(aws, around):
    return Stack(aws, "small", "small", Version="1.4.0", DomainName="small.example.org", HostedZoneId=around.zone,
                 AvailabilityZone="us-east-1a", CertificateEmail="ops@example.org", DatabaseKind="postgresql", **around.common)


@pytest.fixture(scope="module")
def little(aws, around):
    """The small one as it is where little is said: on SQLite, with a certificate that somebody has."""
    words = json.dumps({"certificate": "a certificate", "key": "its key"})
    certificate = aws.secretsmanager.create_secret(Name="certificate", SecretString=words)["ARN"]
    return Stack(aws, "small", "little", Version="1.4.0", DomainName="little.example.org", AvailabilityZone="us-east-1a",
                 CertificateEmail="ops@example.org", CertificateSecret=certificate, **around.common)


@pytest.fixture(scope="module")
def passing(aws, around):
    """The company's as it is where little is said, with a database that was restored."""
    keeper = aws.secretsmanager.create_secret(Name="rds!restored", SecretString="{}")["ARN"]
    return Stack(aws, "trackml", "passing", Version="1.4.0", DomainName="passing.example.org", HostedZoneId=around.zone, Protection="false",
                 DatabaseSecret=keeper, **around.common)


@pytest.fixture(scope="module", params=NAMES)
def either(request):
    return request.getfixturevalue({"trackml": "company", "small": "small"}[request.param])


# --- The templates as they stand ---------------------------------------------------------------------------------


def test_nothing_is_found_wrong_with_them():
    command = [sys.executable, Path(sys.executable).with_name("cfn-lint"), "--include-checks", "I", "--"]
    done = subprocess.run([*command, *TEMPLATES.glob("*.yaml")], capture_output=True, text=True, env={**PLAIN, **NOBODY})
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("name", NAMES)
def test_cloudformation_reads_them(name):
    text = (TEMPLATES / f"{name}.yaml").read_text()
    assert len(text.encode()) < 51200, "what is larger has to be uploaded first"
    # Of YAML it knows all but aliases.
    assert not [token for token in yaml.scan(text) if isinstance(token, (yaml.AliasToken, yaml.AnchorToken))]


@pytest.mark.parametrize("name", NAMES)
def test_each_parameter_is_explained_and_held_to_something(name):
    body = yaml.load((TEMPLATES / f"{name}.yaml").read_text(), Reader)
    for key, parameter in body["Parameters"].items():
        assert parameter["Description"] and parameter["ConstraintDescription"], key
        assert {"AllowedPattern", "AllowedValues", "MinValue"} & parameter.keys(), key
    shown = [key for group in body["Metadata"]["AWS::CloudFormation::Interface"]["ParameterGroups"] for key in group["Parameters"]]
    assert sorted(shown) == sorted(body["Parameters"])
    assert all(output["Description"] for output in body["Outputs"].values())


@pytest.mark.parametrize("name", NAMES)
def test_what_holds_data_is_not_thrown_away(name):
    policies = {"AWS::S3::Bucket": "Retain", "AWS::RDS::DBInstance": "Snapshot", "AWS::EC2::Volume": "Snapshot"}
    for key, resource in yaml.load((TEMPLATES / f"{name}.yaml").read_text(), Reader)["Resources"].items():
        if policy := policies.get(resource["Type"]):
            assert (resource["DeletionPolicy"], resource["UpdateReplacePolicy"]) == (policy, policy), key


# --- What they make ----------------------------------------------------------------------------------------------


def test_all_of_it_was_made(either):
    # What has a condition may be missing on purpose.
    wanted = {name for name, resource in either.body["Resources"].items() if "Condition" not in resource}
    assert wanted <= either.ids.keys()


def test_without_a_version_nothing_runs_yet(aws, around):
    stack = Stack(aws, "small", "bare", DomainName="bare.example.org", AvailabilityZone="us-east-1b", CertificateEmail="ops@example.org",
                  **around.common)
    group = aws.autoscaling.describe_auto_scaling_groups(AutoScalingGroupNames=[stack.ids["Servers"]])["AutoScalingGroups"][0]
    assert (group["MinSize"], group["MaxSize"], group["Instances"]) == (0, 0, [])
    assert stack.outputs["FilesBucket"] and stack.outputs["PublicAddress"]
    assert "bare.example.org." not in stack.records(around.zone)


def test_the_servers_are_in_two_zones_and_private(aws, company):
    group = aws.autoscaling.describe_auto_scaling_groups(AutoScalingGroupNames=[company.ids["Servers"]])["AutoScalingGroups"][0]
    assert (group["MinSize"], group["MaxSize"], group["HealthCheckType"]) == (2, 6, "ELB")
    subnets = aws.ec2.describe_subnets(SubnetIds=group["VPCZoneIdentifier"].split(","))["Subnets"]
    assert {subnet["AvailabilityZone"] for subnet in subnets} == {"us-east-1a", "us-east-1b"}
    for subnet in subnets:
        routes = aws.ec2.describe_route_tables(Filters=[{"Name": "association.subnet-id", "Values": [subnet["SubnetId"]]}])
        ways = [route for table in routes["RouteTables"] for route in table["Routes"] if route.get("DestinationCidrBlock") == "0.0.0.0/0"]
        assert len(ways) == 1 and "NatGatewayId" in ways[0] and "GatewayId" not in ways[0]
    policy = aws.autoscaling.describe_policies(AutoScalingGroupName=company.ids["Servers"])["ScalingPolicies"][0]
    assert policy["TargetTrackingConfiguration"]["TargetValue"] == 60


def test_there_is_a_way_out_of_each_zone_or_one_for_both(aws, company, passing):
    for stack, zones in ((company, (1, 2)), (passing, (1,))):
        ways = aws.ec2.describe_nat_gateways(Filter=[{"Name": "vpc-id", "Values": [stack.ids["Vpc"]]}])["NatGateways"]
        assert {way["SubnetId"] for way in ways} == {stack.ids[f"PublicSubnet{zone}"] for zone in zones}


def test_a_restored_database_is_entered_with_its_own_secret(aws, passing):
    keeper = aws.secretsmanager.describe_secret(SecretId="rds!restored")["ARN"]
    read = {resource for _, actions, resources in statements(aws, passing.ids["ServerRole"]) for resource in resources
            if "secretsmanager:GetSecretValue" in actions}
    assert [one for one in read if ":secret:rds!" in one] == [keeper] and keeper in passing.script()


def test_a_machine_gives_its_rights_to_nobody_and_writes_no_plain_disk(aws, either):
    versions = aws.ec2.describe_launch_template_versions(LaunchTemplateId=either.ids["ServerTemplate"])
    data = versions["LaunchTemplateVersions"][0]["LaunchTemplateData"]
    assert data["MetadataOptions"]["HttpTokens"] == "required" and data["MetadataOptions"]["HttpPutResponseHopLimit"] == 1
    assert data["BlockDeviceMappings"]
    assert all(disk["Ebs"]["Encrypted"] and disk["Ebs"]["VolumeType"] == "gp3" for disk in data["BlockDeviceMappings"])
    assert data["InstanceType"] == "t3.small" and "KeyName" not in data


def test_the_load_balancer_speaks_tls_and_sends_the_rest_there(aws, company):
    listeners = aws.elbv2.describe_listeners(LoadBalancerArn=company.ids["Balancer"])["Listeners"]
    https, http = sorted(listeners, key=lambda one: -one["Port"])
    assert (https["Port"], https["Protocol"], http["Port"], http["Protocol"]) == (443, "HTTPS", 80, "HTTP")
    assert https["SslPolicy"].startswith("ELBSecurityPolicy-TLS13-1-2") and len(https["Certificates"]) == 1
    assert http["DefaultActions"][0]["RedirectConfig"]["Protocol"] == "HTTPS"
    assert https["DefaultActions"][0]["FixedResponseConfig"]["StatusCode"] == "404"
    rule = next(one for one in aws.elbv2.describe_rules(ListenerArn=https["ListenerArn"])["Rules"] if not one["IsDefault"])
    names = {"trackml.example.org", "app.trackml.example.org", "api.trackml.example.org"}
    assert set(rule["Conditions"][0]["HostHeaderConfig"]["Values"]) == names
    certificate = aws.acm.describe_certificate(CertificateArn=https["Certificates"][0]["CertificateArn"])["Certificate"]
    assert set(certificate["SubjectAlternativeNames"]) | {certificate["DomainName"]} == names


def test_the_load_balancer_is_patient_strict_and_writes_down_what_it_did(aws, company):
    said = aws.elbv2.describe_load_balancer_attributes(LoadBalancerArn=company.ids["Balancer"])["Attributes"]
    attributes = {one["Key"]: one["Value"] for one in said}
    assert attributes["idle_timeout.timeout_seconds"] == "120"
    assert attributes["routing.http.drop_invalid_header_fields.enabled"] == "true"
    assert attributes["deletion_protection.enabled"] == "true"
    assert attributes["access_logs.s3.enabled"] == "true" and attributes["access_logs.s3.bucket"] == company.ids["AccessLogs"]
    policy = json.loads(aws.s3.get_bucket_policy(Bucket=company.ids["AccessLogs"])["Policy"])
    writes = [one for one in policy["Statement"] if one["Effect"] == "Allow"]
    assert [one["Resource"] for one in writes] == [f"arn:aws:s3:::{company.ids['AccessLogs']}/AWSLogs/{ACCOUNT}/*"]


def test_servers_are_asked_whether_they_are_ready_and_outlast_a_failover(aws, company):
    targets = aws.elbv2.describe_target_groups(TargetGroupArns=[company.ids["Targets"]])["TargetGroups"][0]
    assert (targets["Port"], targets["HealthCheckPath"], targets["TargetType"]) == (5001, "/readyz", "instance")
    # A standby takes over in up to two minutes.
    assert targets["HealthCheckIntervalSeconds"] * targets["UnhealthyThresholdCount"] > 120


def test_one_address_cannot_ask_for_all(aws, company):
    acl = aws.wafv2.get_web_acl_for_resource(ResourceArn=company.ids["Balancer"])["WebACL"]
    assert int(acl["Rules"][0]["Statement"]["RateBasedStatement"]["Limit"]) == 9000


def test_the_database_has_a_standby_and_keeps_two_weeks(aws, company):
    database = aws.rds.describe_db_instances(DBInstanceIdentifier=company.ids["Database"])["DBInstances"][0]
    assert database["MultiAZ"] and database["StorageEncrypted"] and database["DeletionProtection"] and not database["PubliclyAccessible"]
    assert (database["BackupRetentionPeriod"], database["Engine"], database["StorageType"]) == (14, "postgres", "gp3")
    assert set(database["EnabledCloudwatchLogsExports"]) == {"postgresql", "upgrade"}
    assert [group["VpcSecurityGroupId"] for group in database["VpcSecurityGroups"]] == [company.ids["DatabaseGroup"]]
    assert "MasterUserSecret" in database
    name = database["DBParameterGroups"][0]["DBParameterGroupName"]
    said = aws.rds.describe_db_parameters(DBParameterGroupName=name)["Parameters"]
    assert {"rds.force_ssl": "1"}.items() <= {one["ParameterName"]: one["ParameterValue"] for one in said}.items()


def test_the_world_reaches_80_and_443_and_nobody_ssh(either):
    public = set()
    for group in either.groups():
        for rule in group["IpPermissions"]:
            assert rule["IpProtocol"] == "tcp" and not rule["FromPort"] <= 22 <= rule["ToPort"], group
            assert rule["FromPort"] == rule["ToPort"] and not rule["Ipv6Ranges"], group
            if rule["IpRanges"]:
                assert rule["ToPort"] in (80, 443) and group["GroupId"] in (either.ids.get("BalancerGroup"), either.ids["ServerGroup"])
                assert "BalancerGroup" not in either.ids or group["GroupId"] == either.ids["BalancerGroup"]
                public.add(rule["ToPort"])
    assert public == {80, 443}


def test_each_part_reaches_the_next_and_no_other(company):
    ids = {company.ids[name]: name for name in ("BalancerGroup", "ServerGroup", "DatabaseGroup")}
    ways, out = set(), set()
    for group in company.groups():
        for rule in group["IpPermissions"]:
            ways |= {(ids.get(pair["GroupId"], "outside"), rule["FromPort"], ids[group["GroupId"]]) for pair in rule["UserIdGroupPairs"]}
        for rule in group["IpPermissionsEgress"]:
            out |= {(ids[group["GroupId"]], rule.get("FromPort"), ids[pair["GroupId"]]) for pair in rule["UserIdGroupPairs"]}
            out |= {(ids[group["GroupId"]], rule.get("FromPort"), one["CidrIp"]) for one in rule["IpRanges"]}
    assert ways == {("BalancerGroup", 5001, "ServerGroup"), ("ServerGroup", 5432, "DatabaseGroup"), ("outside", 9464, "ServerGroup")}
    assert out == {
        ("BalancerGroup", 5001, "ServerGroup"), ("ServerGroup", 5432, "DatabaseGroup"), ("ServerGroup", 443, "0.0.0.0/0"),
        ("ServerGroup", 80, "0.0.0.0/0"), ("BalancerGroup", -1, "127.0.0.1/32"), ("DatabaseGroup", -1, "127.0.0.1/32"),
    }


def test_buckets_are_private_encrypted_versioned_and_only_reached_over_tls(aws, either):
    buckets = either.of("AWS::S3::Bucket")
    assert buckets
    for bucket in buckets:
        assert all(aws.s3.get_public_access_block(Bucket=bucket)["PublicAccessBlockConfiguration"].values())
        assert aws.s3.get_bucket_versioning(Bucket=bucket)["Status"] == "Enabled"
        assert aws.s3.get_bucket_encryption(Bucket=bucket)["ServerSideEncryptionConfiguration"]["Rules"]
        assert aws.s3.get_bucket_lifecycle_configuration(Bucket=bucket)["Rules"]
        policy = json.loads(aws.s3.get_bucket_policy(Bucket=bucket)["Policy"])
        denied = next(one for one in policy["Statement"] if one["Effect"] == "Deny")
        assert denied["Condition"] == {"Bool": {"aws:SecureTransport": False}} and denied["Action"] == "s3:*"
        assert denied["Resource"] == [f"arn:aws:s3:::{bucket}", f"arn:aws:s3:::{bucket}/*"]


def test_the_key_is_long_and_can_stand_in_a_file(aws, either):
    name = either.ids.get("SigningKey") or either.ids["Keys"]
    words = json.loads(aws.secretsmanager.get_secret_value(SecretId=name)["SecretString"])
    assert re.fullmatch("[0-9A-Za-z]{64}", words["SECRET_KEY"]) and words["SECRET_KEY_PREVIOUS"] == ""


def statements(aws, role: str):
    for name in aws.iam.list_role_policies(RoleName=role)["PolicyNames"]:
        document = aws.iam.get_role_policy(RoleName=role, PolicyName=name)["PolicyDocument"]
        # The stand-in gives it as Python would print it, which is YAML as well.
        for statement in yaml.safe_load(document)["Statement"]:
            actions, resources = ([one] if isinstance(one, str) else one for one in (statement["Action"], statement["Resource"]))
            # And leaves a hole in a list where `AWS::NoValue` stands.
            yield statement, actions, [resource for resource in resources if resource != "None"]


def test_a_machine_may_do_little(aws, either):
    role = either.ids["ServerRole"]
    attached = aws.iam.list_attached_role_policies(RoleName=role)["AttachedPolicies"]
    assert [policy["PolicyName"] for policy in attached] == ["AmazonSSMManagedInstanceCore"]
    seen = set()
    for statement, actions, resources in statements(aws, role):
        seen |= set(actions)
        assert statement["Effect"] == "Allow" and not any("*" in action for action in actions), statement
        for resource in resources:
            if resource != "*":
                assert resource.startswith("arn:aws:"), statement
                assert not resource.endswith("/*") or ":s3:::" in resource or "Condition" in statement, statement
            elif actions == ["cloudwatch:PutMetricData"]:
                # AWS knows no resource for it: its condition is the bound.
                assert statement["Condition"] == {"StringEquals": {"cloudwatch:namespace": "TrackML"}}
            else:
                assert all(re.match(r"\w+:(Describe|Get|List)", action) for action in actions), statement
    assert {"s3:GetObject", "s3:PutObject", "secretsmanager:GetSecretValue", "cloudformation:SignalResource"} <= seen


def test_a_machine_reads_its_own_secrets_and_releases_and_writes_only_copies(aws, either):
    read = {resource for _, actions, resources in statements(aws, either.ids["ServerRole"]) for resource in resources
            if "secretsmanager:GetSecretValue" in actions}
    known = set(either.of("AWS::SecretsManager::Secret"))
    assert known <= read and all(":secret:rds!" in other for other in read - known)
    assert len(read - known) == ("Database" in either.ids), "a database's password is kept by the database"
    for _, actions, resources in statements(aws, either.ids["ServerRole"]):
        if "s3:GetObject" in actions:
            assert resources == [f"arn:aws:s3:::{either.ids['Files']}/releases/*"]
        if "s3:PutObject" in actions:
            assert resources == [f"arn:aws:s3:::{either.ids.get('Backups', either.ids['Files'])}/backups/*"]


def test_alarms_reach_somebody(aws, either):
    topic = either.ids["Alarms"]
    said = aws.sns.list_subscriptions_by_topic(TopicArn=topic)["Subscriptions"]
    assert [(one["Protocol"], one["Endpoint"]) for one in said] == [("email", "ops@example.org")]
    alarms = either.alarms()
    assert len(alarms) == len(either.of("AWS::CloudWatch::Alarm"))
    assert all(alarm["AlarmActions"] == [topic] and alarm["OKActions"] == [topic] and alarm["AlarmDescription"] for alarm in alarms)


@pytest.mark.parametrize("name, watched", [
    ("company", {"RequestCount", "TargetResponseTime", "UnHealthyHostCount", "HealthyHostCount", "GroupInServiceInstances", "CPUUtilization",
                 "FreeStorageSpace", "DatabaseConnections", "FreeableMemory", "CPUCreditBalance"}),
    ("small", {"StatusCheckFailed", "GroupInServiceInstances", "CPUCreditBalance", "DiskUsed", "CopiesMade"}),
])
def test_what_goes_wrong_is_seen(request, name, watched):
    stack = request.getfixturevalue(name)
    metrics = {alarm.get("MetricName") or alarm["Metrics"][1]["MetricStat"]["Metric"]["MetricName"] for alarm in stack.alarms()}
    assert metrics == watched


def test_slow_means_a_quarter_of_a_second_for_one_of_a_hundred(company):
    alarm = next(alarm for alarm in company.alarms() if alarm.get("MetricName") == "TargetResponseTime")
    assert (alarm["ExtendedStatistic"], alarm["Threshold"]) == ("p99", 0.25)
    assert alarm["Dimensions"][0]["Value"] in company.ids["Balancer"]


def test_the_names_lead_there(aws, around, company, small):
    records = company.records(around.zone)
    for name in ("", "app.", "api."):
        assert records[f"{name}trackml.example.org."]["AliasTarget"]["DNSName"].rstrip(".") == company.outputs["BalancerName"]
        assert records[f"{name}small.example.org."]["ResourceRecords"] == [{"Value": small.outputs["PublicAddress"]}]


def test_the_log_is_kept_for_a_while(aws, company):
    group = aws.logs.describe_log_groups(logGroupNamePrefix="/trackml/company")["logGroups"][0]
    assert group["retentionInDays"] == 30


def test_the_small_one_is_one_with_an_address_and_a_disk(aws, small):
    group = aws.autoscaling.describe_auto_scaling_groups(AutoScalingGroupNames=[small.ids["Servers"]])["AutoScalingGroups"][0]
    assert (group["MinSize"], group["MaxSize"], group["AvailabilityZones"]) == (1, 1, ["us-east-1a"])
    disk = aws.ec2.describe_volumes(VolumeIds=[small.ids["Disk"]])["Volumes"][0]
    assert (disk["Encrypted"], disk["VolumeType"], disk["AvailabilityZone"], disk["Size"]) == (True, "gp3", "us-east-1a", 20)
    assert aws.ec2.describe_addresses(PublicIps=[small.outputs["PublicAddress"]])["Addresses"][0]["Domain"] == "vpc"


# --- What a machine becomes --------------------------------------------------------------------------------------

# Stands for all programs that change a machine, and says what it was told to do.
ANY = """#!/bin/bash
name=${0##*/}
printf '%s' "$name" >>"$CALLS"; printf ' %q' "$@" >>"$CALLS"; echo >>"$CALLS"
[[ $name != "$FAILS" ]] || exit 1
case $name in
dpkg) [[ $1 != --print-architecture ]] || echo amd64 ;;
curl) while (( $# )); do [[ $1 != -o ]] || echo 'of the network' >"$2"; shift; done ;;
# A disk with nothing on it cannot be mounted.
mount) [[ $1 != /srv/trackml || -e $ROOT/formatted ]] ;;
mkfs.xfs) touch "$ROOT/formatted" ;;
runuser) cat >>"$CALLS" ;;
esac
"""
PYTHON = f"""#!/bin/bash
if [[ $1 == -m && $2 == http.server ]]; then echo "python3 $*" >>"$CALLS"; else exec {sys.executable} "$@"; fi
"""
# The command line of AWS, as far as it is used, against the stand-in; which wants to read in a signature what is asked.
CLI = f"""#!{sys.executable} -I
import json, os, shlex, sys, urllib.request
words = sys.argv[1:]
with open(os.environ["CALLS"], "a") as calls:
    print(shlex.join(["aws", *words]), file=calls)

def ask(service, path, body=None, **headers):
    headers["Authorization"] = f"AWS4-HMAC-SHA256 Credential=nobody/20260101/{REGION}/{{service}}/aws4_request, SignedHeaders=host, Signature=0"
    asked = urllib.request.Request(os.environ["STAND_IN"] + path, body, headers)
    with urllib.request.build_opener(urllib.request.ProxyHandler({{}})).open(asked) as answer:
        return answer.read()

if words[:2] == ["s3", "cp"]:
    with open(words[-1], "wb") as file:
        file.write(ask("s3", "/" + words[-2].removeprefix("s3://")))
elif words[:2] == ["secretsmanager", "get-secret-value"]:
    body = json.dumps({{"SecretId": words[words.index("--secret-id") + 1]}}).encode()
    kind = {{"X-Amz-Target": "secretsmanager.GetSecretValue", "Content-Type": "application/x-amz-json-1.1"}}
    print(json.loads(ask("secretsmanager", "/", body, **kind))["SecretString"])
"""


class Machine:
    """A folder in place of a machine, and stubs in place of what would change one."""

    def __init__(self, folder: Path, aws: Aws, stack: Stack):
        self.aws, self.stack, self.root, self.calls = aws, stack, folder / "root", folder / "calls"
        self.programs = folder / "programs"
        self.programs.mkdir()
        self.calls.touch()
        for name in ("apt-get", "dpkg", "curl", "systemctl", "sleep", "mount", "mkfs.xfs", "xfs_growfs", "chown", "pg_createcluster",
                     "runuser", "certbot"):
            self.program(self.programs / name, ANY)
        self.program(self.programs / "python3", PYTHON)
        self.program(self.programs / "aws", CLI)
        self.program(self.root / "opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl", ANY)
        (self.root / "var/lib/cloud/data").mkdir(parents=True)
        (self.root / "var/lib/cloud/data/instance-id").write_text("i-0123456789abcdef0\n")
        # What the packages bring, and the disk.
        (self.root / "usr/lib/postgresql/15").mkdir(parents=True)
        if "Disk" in stack.ids:
            disk = f"nvme-Amazon_Elastic_Block_Store_{stack.ids['Disk'].replace('-', '')}"
            (self.root / "dev/disk/by-id").mkdir(parents=True)
            (self.root / "dev/disk/by-id" / disk).touch()
        self.env = PLAIN | NOBODY | {
            "PATH": f"{self.programs}:/usr/sbin:/usr/bin:/sbin:/bin", "ROOT": str(self.root), "CALLS": str(self.calls), "FAILS": "",
            "STAND_IN": aws.url, "HOME": str(folder), "TMPDIR": str(folder),
        }
        self.publish()

    def program(self, file: Path, text: str) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        file.chmod(0o755)

    def publish(self, spoilt: bool = False) -> None:
        """Puts a release with the layout of the real ones where the stack wants it."""
        name = f"trackml-1.4.0-linux-{os.uname().machine}"
        files = {"bin/trackml": b"#!/bin/sh\necho trackml 1.4.0\n", "share/trackml/web/index.html": b"<!doctype html>\n",
                 ".env.example": b"# Nothing is set.\n", "install": (ROOT / "deploy/install").read_bytes()}
        for part in ("systemd", "nginx"):
            folder = ROOT / "deploy" / part
            files |= {f"{part}/{file.relative_to(folder)}": file.read_bytes() for file in folder.rglob("*") if file.is_file()}
        sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {path}\n" for path, content in files.items())
        held = io.BytesIO()
        with tarfile.open(fileobj=held, mode="w:gz") as archive:
            for path, content in (files | {"SHA256SUMS": sums.encode()}).items():
                entry = tarfile.TarInfo(f"{name}/{path}")
                entry.size, entry.mode = len(content), 0o755 if content.startswith(b"#!") else 0o644
                archive.addfile(entry, io.BytesIO(content))
        digest = hashlib.sha256(held.getvalue()).hexdigest()
        body = held.getvalue() + b"more" if spoilt else held.getvalue()
        bucket = self.stack.ids["Files"]
        self.aws.s3.put_object(Bucket=bucket, Key=f"releases/{name}.tar.gz", Body=body)
        self.aws.s3.put_object(Bucket=bucket, Key=f"releases/{name}.tar.gz.sha256", Body=f"{digest}  {name}.tar.gz\n".encode())

    def start(self, **env) -> subprocess.CompletedProcess:
        return subprocess.run(["/bin/bash"], input=self.stack.script(), env=self.env | env, capture_output=True, text=True, timeout=60)

    def settle(self, **env) -> subprocess.CompletedProcess:
        command = [self.root / "usr/local/sbin/trackml-settings"]
        return subprocess.run(command, env=self.env | env, capture_output=True, text=True, timeout=60)

    def settings(self) -> dict[str, str]:
        return dict(line.split("=", 1) for line in (self.root / "etc/trackml/trackml.env").read_text().splitlines())

    def said(self) -> list[str]:
        return self.calls.read_text().splitlines()

    def signals(self) -> list[str]:
        return [line.split()[-1] for line in self.said() if line.startswith("aws cloudformation signal-resource")]


@pytest.fixture
def machine(folder, aws, company):
    return Machine(folder, aws, company)


@pytest.fixture
def small_machine(folder, aws, small):
    return Machine(folder, aws, small)


def test_the_script_is_bash_and_short_enough(either):
    script = either.script()
    assert script.startswith("#!/bin/bash\n") and len(script.encode()) < 16384
    done = subprocess.run(["/bin/bash", "-n"], input=script, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    # Everything that AWS was to fill in is filled in.
    assert "${" not in script.split("set -euo pipefail")[0]


def test_both_begin_in_the_same_way(company, small):
    common = [stack.script().split("set -euo pipefail")[1].split("# --- What this one does")[0] for stack in (company, small)]
    assert common[0] == common[1] and len(common[0]) > 2000


def test_a_server_is_made_of_a_release_and_secrets(aws, company, machine):
    done = machine.start()
    assert done.returncode == 0, done.stderr
    assert machine.signals() == ["SUCCESS"]
    file = machine.root / "etc/trackml/trackml.env"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600 and stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    settings, database = machine.settings(), company.ids["Database"]
    address = f"postgres://trackml:{quote(DATABASE_PASSWORD, safe='')}@{database}.rds.example.org:5432/trackml"
    assert settings.pop("DATABASE_URL").startswith(f"{address}?sslmode=verify-full&sslrootcert=/usr/share/trackml/rds.pem&connect_timeout=")
    key = json.loads(aws.secretsmanager.get_secret_value(SecretId=company.ids["SigningKey"])["SecretString"])["SECRET_KEY"]
    # What is empty is not there.
    assert settings == {"SECRET_KEY": key, "REGISTRATION": "invite", "TRUSTED_PROXIES": "127.0.0.1,10.42.0.0/20,10.42.16.0/20",
                        "METRICS_BIND": "0.0.0.0:9464"}
    assert os.access(machine.root / "usr/bin/trackml", os.X_OK) and (machine.root / "usr/share/trackml/rds.pem").exists()


def test_a_server_is_announced_only_when_it_is_asked(machine):
    machine.start()
    said = machine.said()
    order = [next(place for place, line in enumerate(said) if line.startswith(begin)) for begin in (
        "systemctl enable --now trackml@5001.socket", "curl -fsS http://127.0.0.1:5001/readyz", "aws elbv2 wait target-in-service",
        "aws cloudformation signal-resource")]
    assert order == sorted(order)


def test_a_release_that_is_not_what_was_published_is_not_installed(machine):
    machine.publish(spoilt=True)
    done = machine.start()
    assert done.returncode != 0 and "FAILED" in done.stdout
    assert machine.signals() == ["FAILURE"]
    assert not (machine.root / "usr/bin/trackml").exists() and not (machine.root / "etc/trackml").exists()


@pytest.mark.parametrize("program", ["apt-get", "systemctl", "amazon-cloudwatch-agent-ctl"])
def test_whatever_fails_is_told(machine, program):
    assert machine.start(FAILS=program).returncode != 0
    assert machine.signals() == ["FAILURE"]


def test_a_changed_secret_reaches_the_servers_and_an_unchanged_one_restarts_nothing(aws, company, machine):
    machine.start()
    restart = "systemctl try-restart trackml@\\*.service"
    before = machine.said().count(restart)
    assert machine.settle().returncode == 0 and machine.said().count(restart) == before
    aws.secretsmanager.put_secret_value(SecretId=company.ids["OutsideKeys"], SecretString='{"GOOGLE_API_KEY": "a", "HF_ACCESS_TOKEN": ""}')
    assert machine.settle().returncode == 0 and machine.said().count(restart) == before + 1
    assert machine.settings()["GOOGLE_API_KEY"] == "a" and "HF_ACCESS_TOKEN" not in machine.settings()
    file = machine.root / "etc/trackml/trackml.env"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_secret_cannot_become_another_setting(aws, company, machine):
    machine.start()
    before, name = machine.settings(), company.ids["OutsideKeys"]
    kept = aws.secretsmanager.get_secret_value(SecretId=name)["SecretString"]
    for value in ("a\nRUST_LOG=trace", "a b", "a'", 'a"', "a\\"):
        aws.secretsmanager.put_secret_value(SecretId=name, SecretString=json.dumps({"GOOGLE_API_KEY": value}))
        done = machine.settle()
        assert done.returncode != 0 and "GOOGLE_API_KEY" in done.stderr and value not in done.stderr, value
        assert machine.settings() == before, value
    aws.secretsmanager.put_secret_value(SecretId=name, SecretString=kept)


def test_the_small_one_formats_a_new_disk_and_serves_through_nginx(small, small_machine):
    done = small_machine.start()
    assert done.returncode == 0, done.stderr
    assert small_machine.signals() == ["SUCCESS"]
    said, root = small_machine.said(), small_machine.root
    assert any(line.startswith("mkfs.xfs") for line in said) and any(line.startswith("certbot certonly --webroot") for line in said)
    assert [line.split()[1] for line in (root / "etc/fstab").read_text().splitlines()] == [
        "/srv/trackml", "/var/lib/private", "/var/lib/postgresql", "/etc/letsencrypt"]
    nginx = (root / "etc/nginx/trackml/nginx.conf").read_text()
    assert "server_name small.example.org app.small.example.org;" in nginx
    assert "server 127.0.0.1:5001 " in nginx and "server 127.0.0.1:5002 " in nginx
    settings = small_machine.settings()
    password = re.fullmatch("postgres://trackml:([0-9a-f]{48})@127.0.0.1/trackml", settings["DATABASE_URL"])[1]
    assert f"alter role trackml password '{password}';" in said
    assert stat.S_IMODE((root / "etc/trackml/stack.env").stat().st_mode) == 0o600
    assert said[-2] == "systemctl start trackml-backup"


def test_the_small_one_needs_no_postgresql_and_takes_a_certificate(folder, aws, little):
    machine = Machine(folder, aws, little)
    done = machine.start()
    assert done.returncode == 0, done.stderr
    assert machine.signals() == ["SUCCESS"]
    said, settings = machine.said(), machine.settings()
    assert "DATABASE_URL" not in settings and settings["SECRET_KEY"]
    assert not any(re.match("certbot|pg_createcluster|runuser|apt-get .*(postgresql|certbot)", line) for line in said)
    assert [line for line in said if "enable --now trackml@" in line] == ["systemctl enable --now trackml@5001.socket trackml@5001.service"]
    nginx, tls = (machine.root / "etc/nginx/trackml/nginx.conf").read_text(), machine.root / "etc/trackml/tls"
    assert "server 127.0.0.1:5001 " in nginx and "127.0.0.1:5002" not in nginx and f"{tls}/certificate.pem" in nginx
    assert {file.name: (file.read_text(), stat.S_IMODE(file.stat().st_mode)) for file in tls.iterdir()} == {
        "certificate.pem": ("a certificate\n", 0o600), "key.pem": ("its key\n", 0o600)}


def test_the_small_one_says_how_full_its_disk_is_and_takes_what_was_added(small_machine):
    assert small_machine.start().returncode == 0
    small_machine.program(small_machine.programs / "df", "#!/bin/bash\nprintf 'Use%%\n 81%%\n'\n")
    before = len(small_machine.said())
    subprocess.run([small_machine.root / "usr/local/sbin/trackml-watch"], env=small_machine.env, check=True)
    grown, told = small_machine.said()[before:]
    assert grown == "xfs_growfs /srv/trackml" and "--metric-name DiskUsed" in told and told.endswith("--value 81")


def test_the_small_one_never_formats_a_disk_with_something_on_it(small_machine):
    (small_machine.root / "formatted").touch()
    assert small_machine.start().returncode == 0
    assert not any(line.startswith("mkfs") for line in small_machine.said())


def test_the_small_one_stops_before_a_cluster_of_another_postgresql(small_machine):
    (small_machine.root / "var/lib/postgresql/13").mkdir(parents=True)
    done = small_machine.start()
    assert done.returncode != 0 and "PostgreSQL 13" in done.stderr and small_machine.signals() == ["FAILURE"]
    assert not any(line.startswith("pg_createcluster") for line in small_machine.said())


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="there is no systemd-analyze")
def test_systemd_reads_what_is_written(folder, aws, either):
    machine = Machine(folder, aws, either)
    assert machine.start().returncode == 0
    units = machine.root / "etc/systemd/system"
    for unit in [unit for unit in units.rglob("*") if unit.is_file()]:
        unit.write_text(re.sub(r"ExecStart=/usr/(local/sbin|bin)/trackml\S*", "ExecStart=/bin/true", unit.read_text()))
    names = [f"./{unit.name}" for unit in units.glob("trackml*.*") if unit.is_file() and "@." not in unit.name]
    shutil.copy(units / "trackml@.socket", units / "trackml@5001.socket")
    shutil.copy(units / "trackml@.service", units / "trackml@5001.service")
    for unit in (units / "nginx.service.d").glob("*"):
        unit.unlink()
    command = ["systemd-analyze", "verify", "--man=no", *names, "./trackml@5001.service", "./trackml@5001.socket"]
    done = subprocess.run(command, cwd=units, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


# --- The end -----------------------------------------------------------------------------------------------------


def test_what_is_to_stay_stays(aws, around, passing):
    database, buckets, key = passing.ids["Database"], passing.of("AWS::S3::Bucket"), passing.ids["SigningKey"]
    # It keeps routes and ways out, and so the network as well.
    with pytest.raises(aws.cloudformation.exceptions.ClientError, match="The vpc vpc-.* has dependencies"):
        passing.delete()
    assert aws.rds.describe_db_snapshots(DBInstanceIdentifier=database)["DBSnapshots"]
    assert set(buckets) <= {bucket["Name"] for bucket in aws.s3.list_buckets()["Buckets"]}
    assert "DeletedDate" not in aws.secretsmanager.describe_secret(SecretId=key)
    assert aws.logs.describe_log_groups(logGroupNamePrefix="/trackml/passing")["logGroups"]
    # And what costs money every hour does not.
    assert not aws.autoscaling.describe_auto_scaling_groups(AutoScalingGroupNames=[passing.ids["Servers"]])["AutoScalingGroups"]
    assert database not in [one["DBInstanceIdentifier"] for one in aws.rds.describe_db_instances()["DBInstances"]]
    assert "passing.example.org." not in passing.records(around.zone)


def test_a_database_that_is_protected_is_not_deleted(aws, company):
    with pytest.raises(aws.rds.exceptions.ClientError, match="[Pp]rotect"):
        aws.rds.delete_db_instance(DBInstanceIdentifier=company.ids["Database"], SkipFinalSnapshot=True)


def test_the_disk_of_the_small_one_leaves_a_snapshot(aws, around):
    small = Stack(aws, "small", "brief", Version="1.4.0", DomainName="brief.example.org", AvailabilityZone="us-east-1a",
                  CertificateEmail="ops@example.org", **around.common)
    disk, bucket = small.ids["Disk"], small.ids["Files"]
    small.delete()
    assert aws.ec2.describe_snapshots(Filters=[{"Name": "volume-id", "Values": [disk]}])["Snapshots"]
    assert bucket in {one["Name"] for one in aws.s3.list_buckets()["Buckets"]}
