export default function Welcome({ isExpired }: { isExpired: boolean }) {
  return isExpired ? null : null;
}
