export default function Add() {
  return null;
}
