---------------------------- MODULE TwoStepTraces ----------------------------
(***************************************************************************)
(* Logs of the production engine: each must be a behaviour of TwoStep.    *)
(***************************************************************************)
EXTENDS TwoStep, Sequences, TraceData

VARIABLES trace, step

(* The action of a logged happening. *)
Does(e) ==
  CASE e.e = "Read"                   -> Read(e.p)
    [] e.e = "Attempted"              -> e.k = Begun + 1 /\ Attempted(e.p)
    [] e.e = "Refused"                -> e.k = at[e.p] /\ Refused(e.p, e.then)
    [] e.e = "Unanswered"             -> e.k = at[e.p] /\ Unanswered(e.p, e.then)
    [] e.e = "UnansweredConfirm"      -> UnansweredConfirm(e.p, e.then)
    [] e.e = "UnansweredCancel"       -> UnansweredCancel(e.p)
    [] e.e = "Lapsed"                 -> Lapsed(e.p, e.k, e.then)
    [] e.e = "Elected"                -> e.k = at[e.p] /\ Elected(e.p)
    [] e.e = "Released"               -> Released(e.p, e.then)
    [] e.e = "Closing"                -> Closing(e.p, e.why)
    [] e.e = "Transitioned"           -> Transitioned(e.p, e.how)
    [] e.e = "LateResult"             -> LateResult(e.p, e.what)
    [] e.e = "Swept"                  -> Swept(e.p)
    [] e.e = "Unswept"                -> Unswept(e.p)
    [] e.e = "Sends"                  -> Sends(e.p)
    [] e.e = "Hears"                  -> Hears(e.p, e.what)
    [] e.e = "HearsRefusal"           -> HearsRefusal(e.p)
    [] e.e = "HearsNothing"           -> HearsNothing(e.p)
    [] e.e = "Confirms"               -> Confirms(e.p, e.k)
    [] e.e = "Cancels"                -> Cancels(e.p, e.k)
    [] e.e = "HearsOfElected"         -> HearsOfElected(e.p, e.what)
    [] e.e = "CancelsOwn"             -> CancelsOwn(e.p)
    [] e.e = "HearsOwnCancelled"      -> HearsOwnCancelled(e.p)
    [] e.e = "Finds"                  -> Finds(e.p)
    [] e.e = "HearsLeftOverCancelled" -> HearsLeftOverCancelled(e.p, e.k)
    [] e.e = "Ends"                   -> Ends(e.p)
    [] e.e = "Acts"                   -> Acts(e.k, e.what)
    [] e.e = "Loses"                  -> Loses(e.k)

TraceInit == Init /\ trace \in DOMAIN Traces /\ step = 1

TraceNext ==
  \/ /\ step <= Len(Traces[trace])
     /\ Does(Events[Traces[trace][step]])
     /\ step' = step + 1
     /\ UNCHANGED trace
  \/ /\ step > Len(Traces[trace])
     /\ UNCHANGED <<vars, trace, step>>

TraceSpec == TraceInit /\ [][TraceNext]_<<vars, trace, step>>
=============================================================================
