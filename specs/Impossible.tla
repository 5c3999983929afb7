----------------------------- MODULE Impossible -----------------------------
(***************************************************************************)
(* Why no strategy gives exactly once against a third party that offers    *)
(* nothing but a request.                                                  *)
(*                                                                         *)
(* Every strategy of a few rounds plays against every adversary of that    *)
(* length. The strategy is better off than any program: it never crashes,  *)
(* it forgets nothing, it is alone, and it knows how many faults there can *)
(* be at most. The adversary is a mild one: with MaxFaults = 1 a single    *)
(* message is lost, and everything else works at once.                     *)
(*                                                                         *)
(* One strategy is one initial state, so the number of distinct states is  *)
(* the number of strategies that were examined.                            *)
(***************************************************************************)
EXTENDS Naturals, FiniteSets

CONSTANTS
  Rounds,      \* how many rounds a strategy has before it must stop
  Adversaries, \* how many adversaries there must be; nothing is left out unseen

  \* What is assumed of the world.
  MaxFaults,   \* how many messages are lost at most
  Key          \* the third party recognizes a request that it has carried out

VARIABLES
  strategy     \* the strategy that is examined

-----------------------------------------------------------------------------
(* What a strategy can do. *)

(* A strategy is a function from what has been observed so far to what is   *)
(* done next. It is written as a tree, so that two strategies that differ   *)
(* only where they never come to are one:                                   *)
(*                                                                          *)
(*   <<"done">>, <<"notDone">>   stop, and say that it happened or did not  *)
(*   <<"wait", s>>               do nothing for a round, go on with s       *)
(*   <<"send", s, t>>            send; go on with s when an answer came,    *)
(*                               with t when none came                      *)

RECURSIVE Strategies(_)
Strategies(rounds) ==
  LET then == IF rounds = 0 THEN {} ELSE Strategies(rounds - 1)
  IN  {<<"done">>, <<"notDone">>}
        \cup {<<"wait", s>> : s \in then}
        \cup {<<"send", s, t>> : s \in then, t \in then}

(* What an adversary can do: its choice for each round. *)

Faults(adversary) == Cardinality({r \in 1..Rounds : adversary[r] # "works"})

AllAdversaries ==
  {a \in [1..Rounds -> {"works", "requestLost", "replyLost"}] : Faults(a) <= MaxFaults}

ASSUME Cardinality(AllAdversaries) = Adversaries

-----------------------------------------------------------------------------
(* A strategy plays against an adversary. *)

RECURSIVE Plays(_, _, _, _, _)
Plays(s, adversary, round, effects, sent) ==
  CASE s[1] = "send" ->
         Plays(IF adversary[round] = "works" THEN s[2] ELSE s[3],
               adversary,
               round + 1,
               CASE adversary[round] = "requestLost" -> effects
                 [] Key /\ effects > 0               -> effects
                 [] OTHER                            -> effects + 1,
               sent \cup {round})
    [] s[1] = "wait" -> Plays(s[2], adversary, round + 1, effects, sent)
    [] OTHER         -> [says |-> s[1], effects |-> effects, sent |-> sent]

Against(adversary) == Plays(strategy, adversary, 1, 0, {})

(* There is one effect, or none, and the strategy says which. *)
Truthful(end) == end.effects = (IF end.says = "done" THEN 1 ELSE 0)

(* In the end there is one effect, and the strategy says so. *)
ExactlyOnce(end) == Truthful(end) /\ end.says = "done"

-----------------------------------------------------------------------------
Init == strategy \in Strategies(Rounds)

Next == UNCHANGED strategy

Spec == Init /\ [][Next]_strategy

-----------------------------------------------------------------------------
(* What is claimed. *)

(* Every strategy has an adversary against which it fails. *)
NobodyWins == \E adversary \in AllAdversaries : ~ExactlyOnce(Against(adversary))

(* To ask for less does not help: only who never sends can always tell the truth. *)
OnlyTheIdleAreTruthful ==
  (\A adversary \in AllAdversaries : Truthful(Against(adversary)))
    => \A adversary \in AllAdversaries : Against(adversary).sent = {}

(* The reason. Lose the request of some round, or lose the reply to it: the *)
(* strategy sees the same, so it does and says the same from then on, and   *)
(* there is one effect more in one world than in the other. At most one of  *)
(* the two ends well, so tossing coins does not help either.                *)
OnlyInRound(round, fault) == [r \in 1..Rounds |-> IF r = round THEN fault ELSE "works"]

TwoWorldsLookAlike ==
  \A round \in 1..Rounds :
    LET lost == Against(OnlyInRound(round, "requestLost"))
        silent == Against(OnlyInRound(round, "replyLost"))
    IN  /\ silent.says = lost.says
        /\ silent.sent = lost.sent
        /\ silent.effects = lost.effects + (IF round \in lost.sent THEN 1 ELSE 0)
=============================================================================
