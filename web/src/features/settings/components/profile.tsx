import { Section } from "@/components/page";
import { dateOf } from "@/lib/format";
import { useUser } from "@/lib/session/session";
import { LeaveSection } from "./leave-section";
import { ProfileForm } from "./profile-form";

/** Who one is to others, and the ways to leave. */
export default function Profile() {
  const user = useUser();
  return (
    <>
      <Section
        title="Profile"
        lead={`With TrackML since ${dateOf(user.created_at)}${user.is_admin ? ", as an administrator of this installation" : ""}.`}
      >
        {/* A change of who one is starts the form anew. */}
        <ProfileForm key={`${user.username} ${user.email}`} user={user} />
      </Section>
      <LeaveSection />
    </>
  );
}
