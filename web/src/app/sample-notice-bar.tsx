import { SampleNotice } from "@/features/first-run/components/sample-notice";

/** Loaded after the list: it stands there for new users only. */
export default function SampleNoticeBar() {
  return <SampleNotice />;
}
